package io.creatorfleet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The wait for a server that has been started. */
public record Readiness(String name, Path log, BooleanSupplier alive, BooleanSupplier ready) {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final int LINES_SHOWN = 12;

    /** Returns once the server is ready; fails as soon as its process has ended, or at the limit, with the end of its log. */
    public void await(Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (!ready.getAsBoolean()) {
            if (!alive.getAsBoolean()) {
                throw new IllegalStateException(name + " ended while starting" + tail());
            }
            if (Instant.now().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(name + " was not ready within " + limit.toSeconds() + " s" + tail());
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return "; the end of " + log + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + log, e);
        }
    }
}
