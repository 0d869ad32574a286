package io.creatorfleet.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Progress in words: several lines that a terminal rewrites, or one line that a log keeps. */
record ProgressText(Progress progress, Duration elapsed) {

    /** One line for each stage. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%4d s   %s".formatted(elapsed.toSeconds(), jobs()));
        progress.stages()
                .forEach((stage, tasks) -> lines.add("         %-10s %s".formatted(stage, line(stage, tasks))));
        return lines;
    }

    private String line(String stage, Progress.Tasks tasks) {
        String counts = counts(tasks);
        return switch (stage) {
            case "content" -> "%-44s reels %s  posts %s".formatted(counts, progress.reels(), progress.posts());
            case "media" -> "%-44s %s".formatted(counts, objects());
            default -> counts;
        };
    }

    /** All of it in one line. */
    String line() {
        String stages = progress.stages().entrySet().stream()
                .map(stage -> "%s %d/%d"
                        .formatted(
                                stage.getKey(),
                                stage.getValue().done(),
                                stage.getValue().all()))
                .collect(Collectors.joining("  "));
        return "%4d s  %s  %s  reels %s  posts %s  %s"
                .formatted(elapsed.toSeconds(), jobs(), stages, progress.reels(), progress.posts(), objects());
    }

    private String jobs() {
        return progress.jobs().entrySet().stream()
                .map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", "));
    }

    private String objects() {
        double seconds = Math.max(1, elapsed.toMillis() / 1000.0);
        return "%d objects  %s  %s/s"
                .formatted(progress.objects(), size(progress.bytes()), size((long) (progress.bytes() / seconds)));
    }

    private static String counts(Progress.Tasks tasks) {
        if (tasks.all() == 0) {
            return "not begun";
        }
        return List.of(
                        Map.entry("done", tasks.done()),
                        Map.entry("running", tasks.running()),
                        Map.entry("waiting", tasks.waiting()),
                        Map.entry("dead", tasks.dead()))
                .stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Bytes as people read them, in powers of ten as stores bill them. */
    static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        if (bytes < 1_000_000_000) {
            return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        }
        return String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
