package io.creatorfleet.bench.reads;

import io.creatorfleet.bench.measure.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that read at a fixed rate in total, whether or not earlier requests were answered: a time counts from when its
 * request was due.
 */
final class Readers {

    /** A request that took longer is told of. */
    private static final Duration LIMIT = Duration.ofMillis(50);

    private final Client client;
    private final int perSecond;
    private final Map<Endpoint, Samples> samples = new EnumMap<>(Endpoint.class);

    Readers(Client client, int perSecond) {
        this.client = client;
        this.perSecond = perSecond;
        for (Endpoint endpoint : Endpoint.values()) {
            samples.put(endpoint, new Samples());
        }
    }

    /** Asks each endpoint as often as the others, in random order, for as long. */
    void read(Duration length, Random random) {
        long start = System.nanoTime();
        Endpoint[] endpoints = Endpoint.values();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long request = 0; request < length.toSeconds() * perSecond; request++) {
                long due = start + request * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                Endpoint endpoint = endpoints[random.nextInt(endpoints.length)];
                String path = client.path(endpoint, random);
                clients.execute(() -> send(endpoint, path, due, random));
            }
        }
    }

    private void send(Endpoint endpoint, String path, long due, Random random) {
        Samples taken = of(endpoint);
        try {
            client.get(endpoint, path, random);
            Duration took = Duration.ofNanos(System.nanoTime() - due);
            taken.answered(took);
            if (took.compareTo(LIMIT) > 0) {
                System.err.printf("%d ms: %s%n", took.toMillis(), path);
            }
        } catch (IOException failed) {
            System.err.println(failed.getMessage());
            taken.failed();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    Samples of(Endpoint endpoint) {
        return samples.computeIfAbsent(endpoint, first -> new Samples());
    }
}
