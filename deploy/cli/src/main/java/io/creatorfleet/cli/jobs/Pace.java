package io.creatorfleet.cli.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How fast jobs have gone forward lately, and how long they will take at that. */
final class Pace {

    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private record Sample(Duration at, long done, long bytes) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Takes note of how far they are, so long after the watch began. */
    void note(Duration at, Progress progress) {
        samples.addLast(new Sample(at, progress.done(), progress.bytes()));
        while (samples.size() > 2 && samples.getFirst().at().compareTo(at.minus(WINDOW)) < 0) {
            samples.removeFirst();
        }
    }

    /** Tasks a second; 0: not known yet. */
    double tasks() {
        return perSecond(
                samples.isEmpty()
                        ? 0
                        : samples.getLast().done() - samples.getFirst().done());
    }

    /** Bytes a second; 0: not known yet. */
    double bytes() {
        return perSecond(
                samples.isEmpty()
                        ? 0
                        : samples.getLast().bytes() - samples.getFirst().bytes());
    }

    private double perSecond(long change) {
        if (samples.isEmpty()) {
            return 0;
        }
        Duration span = samples.getLast().at().minus(samples.getFirst().at());
        return span.compareTo(SHORTEST) < 0 ? 0 : Math.max(0, change) / (span.toMillis() / 1e3);
    }

    /** Until so many tasks are done too; null: nobody knows. */
    @Nullable
    Duration left(long open) {
        double rate = tasks();
        return rate <= 0 ? null : Duration.ofMillis((long) (open / rate * 1e3));
    }
}
