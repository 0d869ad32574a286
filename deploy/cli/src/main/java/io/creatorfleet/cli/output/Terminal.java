package io.creatorfleet.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.Serial;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a command prints: a terminal, or anything else. */
public final class Terminal {

    private static final int DEFAULT_COLUMNS = 80;
    private static final char ESCAPE = '\u001b';

    /** That nobody reads on: the reader of a pipe has left. */
    public static final class Abandoned extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        public Abandoned() {
            super("Nobody reads what is printed any more");
        }
    }

    private final PrintStream out;
    private final int columns;
    private final boolean colour;
    private final boolean blocks;
    private int rewritable;

    /**
     * Makes one.
     *
     * @param columns its width; 0: it is no terminal
     * @param blocks whether it shows more than ASCII
     */
    public Terminal(PrintStream out, int columns, boolean colour, boolean blocks) {
        this.out = out;
        this.columns = columns;
        this.colour = colour;
        this.blocks = blocks;
    }

    /**
     * This process's output. Files and pipes are given UTF-8, whatever the locale: a name must not turn into question marks.
     *
     * @param plain that no colours are wanted
     */
    public static Terminal ofProcess(boolean plain) {
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        int columns = dumb ? 0 : Integer.getInteger("fleet.columns", 0);
        Charset charset = columns == 0
                ? StandardCharsets.UTF_8
                : Charset.forName(System.getProperty("stdout.encoding", "UTF-8"), StandardCharsets.UTF_8);
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, charset),
                columns,
                columns > 0 && !plain && isUnset(System.getenv("NO_COLOR")),
                charset.equals(StandardCharsets.UTF_8));
    }

    // As https://no-color.org has it: present and not empty.
    private static boolean isUnset(@Nullable String variable) {
        return Objects.requireNonNullElse(variable, "").isEmpty();
    }

    public boolean isTerminal() {
        return columns > 0;
    }

    public boolean hasColour() {
        return colour;
    }

    /** Whether it shows more than ASCII. */
    boolean hasBlocks() {
        return blocks;
    }

    /** How long a line may be. */
    public int columns() {
        return columns > 0 ? columns : DEFAULT_COLUMNS;
    }

    public String styled(Style style, String text) {
        return colour ? style.on(text) : text;
    }

    /** A line that stays. */
    public void line(String text) {
        rewritable = 0;
        out.println(text);
        if (out.checkError()) {
            throw new Abandoned();
        }
    }

    /** A JSON document in a line. */
    public void json(JsonNode document) {
        line(document.toString());
    }

    /** Lines that the next call of this puts others in place of. */
    public void rewrite(List<String> lines) {
        int above = rewritable;
        if (above > 0) {
            out.print("\u001b[%dA\u001b[J".formatted(above));
        }
        lines.forEach(line -> out.println(fitted(line)));
        out.flush();
        rewritable = lines.size();
    }

    /** As much of a line as takes one on the terminal; styles take no room. What wraps could not be rewritten. */
    private String fitted(String line) {
        StringBuilder kept = new StringBuilder();
        int taken = 0;
        int next = 0;
        while (next < line.length()) {
            int end = line.charAt(next) == ESCAPE ? line.indexOf('m', next) + 1 : line.offsetByCodePoints(next, 1);
            String sign = line.substring(next, end);
            taken += sign.charAt(0) == ESCAPE ? 0 : SafeText.width(sign);
            if (taken > columns()) {
                return colour ? kept + Style.END : kept.toString();
            }
            kept.append(sign);
            next = end;
        }
        return kept.toString();
    }

    /** What is written as it is. */
    public PrintStream raw() {
        return out;
    }
}
