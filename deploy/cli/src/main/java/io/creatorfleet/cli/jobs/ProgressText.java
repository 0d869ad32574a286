package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.output.Bar;
import io.creatorfleet.cli.output.Quantity;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Style;
import io.creatorfleet.cli.output.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Progress in words: several lines that a terminal rewrites, or one that a log keeps. */
final class ProgressText {

    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 8;
    private static final int BESIDE_BAR = 64;

    private final Terminal terminal;
    private final String title;
    private final int jobs;

    /**
     * Makes one.
     *
     * @param title what is watched
     * @param jobs how many there are, also of those that nothing is known of yet
     */
    ProgressText(Terminal terminal, String title, int jobs) {
        this.terminal = terminal;
        this.title = SafeText.of(title);
        this.jobs = jobs;
    }

    /** A line for the whole, one for each stage, one for each pause. */
    List<String> lines(Progress progress, Pace pace, Duration elapsed) {
        List<String> lines = new ArrayList<>();
        lines.add(terminal.styled(Style.BOLD, title) + "  " + states(progress) + "  " + Quantity.duration(elapsed)
                + left(progress, pace));
        if (jobs > 1) {
            long ended = ended(progress);
            lines.add(stage("jobs", ended, jobs, ""));
        }
        for (String stage : progress.shownStages()) {
            Progress.Tasks tasks = progress.stages().getOrDefault(stage, new Progress.Tasks(0, 0, 0));
            lines.add(stage(stage, tasks.done() + tasks.dead(), tasks.all(), facts(stage, tasks, progress, pace)));
        }
        progress.pauses()
                .forEach(pause -> lines.add(terminal.styled(Style.WARNING, "  paused: " + SafeText.of(pause))));
        return lines;
    }

    private String stage(String name, long done, long all, String facts) {
        int width = Math.clamp(terminal.columns() - BESIDE_BAR, NARROWEST_BAR, WIDEST_BAR);
        return "  %-10s %s  %s%s"
                .formatted(SafeText.of(name), new Bar(done, all).on(terminal, width), done + "/" + all, facts);
    }

    private String facts(String stage, Progress.Tasks tasks, Progress progress, Pace pace) {
        String dead = tasks.dead() == 0 ? "" : "  " + terminal.styled(Style.BAD, tasks.dead() + " dead");
        return switch (stage) {
            case "content" -> "  reels %s  posts %s".formatted(progress.reels(), progress.posts()) + dead;
            case "media" ->
                "  %s  %s/s".formatted(Quantity.bytes(progress.bytes()), Quantity.bytes(pace.bytes())) + dead;
            default -> dead;
        };
    }

    /** How long it takes still, which nobody knows of what is paused. */
    private static String left(Progress progress, Pace pace) {
        if (progress.isOver() || pace.tasks() <= 0) {
            return "";
        }
        String left = progress.pauses().isEmpty()
                ? ", about %s left".formatted(Quantity.duration(pace.left(progress.open())))
                : "";
        return "  %s tasks/s%s".formatted(Quantity.decimal(pace.tasks()), left);
    }

    private String states(Progress progress) {
        if (jobs == 1) {
            return progress.jobs().keySet().stream()
                    .map(state -> terminal.styled(Style.ofState(state), state))
                    .collect(Collectors.joining());
        }
        return counted(progress);
    }

    private static String counted(Progress progress) {
        return progress.jobs().entrySet().stream()
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", "));
    }

    private static long ended(Progress progress) {
        return progress.jobs().entrySet().stream()
                .filter(state -> !Progress.isOpen(state.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** All of it in one line. */
    String line(Progress progress, Pace pace, Duration elapsed) {
        String stages = progress.shownStages().stream()
                .map(stage -> {
                    Progress.Tasks tasks = progress.stages().getOrDefault(stage, new Progress.Tasks(0, 0, 0));
                    return "%s %d/%d".formatted(stage, tasks.done() + tasks.dead(), tasks.all());
                })
                .collect(Collectors.joining("  "));
        String dead = progress.dead() == 0 ? "" : "  %d dead".formatted(progress.dead());
        String paused = progress.pauses().isEmpty() ? "" : "  paused: " + String.join("; ", progress.pauses());
        return SafeText.of("%s  %s  %s  %s  %s%s%s%s"
                .formatted(
                        Quantity.duration(elapsed),
                        title,
                        counted(progress),
                        stages,
                        Quantity.bytes(progress.bytes()),
                        dead,
                        left(progress, pace),
                        paused));
    }
}
