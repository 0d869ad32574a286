package io.creatorfleet.local.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows progress: rewritten in place on a terminal, as a line every few seconds elsewhere. */
final class Display {

    private static final Duration LINE_EVERY = Duration.ofSeconds(2);

    private final PrintStream out;
    private final boolean inPlace;
    private int shownLines;
    private Duration nextLine = Duration.ZERO;

    Display(PrintStream out, boolean inPlace) {
        this.out = out;
        this.inPlace = inPlace;
    }

    /** A display on this process's output. */
    static Display onOutput() {
        boolean terminal = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && !"dumb".equals(System.getenv("TERM"));
        return new Display(System.out, terminal);
    }

    void show(Progress progress, Duration elapsed) {
        ProgressText text = new ProgressText(progress, elapsed);
        if (inPlace) {
            rewrite(text.lines());
        } else if (progress.isOver() || elapsed.compareTo(nextLine) >= 0) {
            out.println(text.line());
            nextLine = elapsed.plus(LINE_EVERY);
        }
    }

    private void rewrite(List<String> lines) {
        if (shownLines > 0) {
            out.print("\u001b[%dA\u001b[J".formatted(shownLines));
        }
        lines.forEach(out::println);
        shownLines = lines.size();
        out.flush();
    }
}
