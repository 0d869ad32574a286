package io.creatorfleet.local.chaos;

import io.creatorfleet.local.Part;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts services again that have ended, as an init system does on every host. */
final class Supervisor implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final List<Part> services;
    private final Outages outages;
    private final Set<String> starting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger restarts = new AtomicInteger();
    private final List<String> endedByThemselves = new CopyOnWriteArrayList<>();
    private final Thread thread;

    Supervisor(List<Part> services, Outages outages) {
        this.services = services;
        this.outages = outages;
        this.thread = Thread.ofVirtual().name("supervisor").start(this::watch);
    }

    /** How often a service has been started again. */
    int restarts() {
        return restarts.get();
    }

    /** Services that ended without being killed by the run, each as often as it did. */
    List<String> endedByThemselves() {
        return List.copyOf(endedByThemselves);
    }

    private void watch() {
        try {
            while (true) {
                for (Part service : services) {
                    if (service.process().isEmpty() && starting.add(service.name())) {
                        Thread.ofVirtual().name("start " + service.name()).start(() -> restart(service));
                    }
                }
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart(Part service) {
        if (!outages.isAway(service.name())) {
            endedByThemselves.add(service.name());
        }
        outages.begin(service.name());
        restarts.incrementAndGet();
        try {
            Pause.of(AGAIN);
            if (!thread.isInterrupted()) {
                service.start();
                outages.end(service.name());
            }
        } catch (IllegalStateException endedWhileStarting) {
            // What it needs may be away: it is found ended, and started, again.
            Pause.of(AGAIN);
        } finally {
            starting.remove(service.name());
        }
    }

    /** Returns when all services of the kind are there. */
    void awaitAllOf(Target kind) {
        Pause.until(
                LONGEST_START,
                () -> services.stream()
                        .filter(service -> service.name().startsWith(kind.key()))
                        .allMatch(service -> service.process().isPresent() && !outages.isAway(service.name())));
    }

    /** Starts nothing any more, and returns once no start is under way. */
    @Override
    public void close() {
        thread.interrupt();
        Pause.until(LONGEST_START, starting::isEmpty);
    }
}
