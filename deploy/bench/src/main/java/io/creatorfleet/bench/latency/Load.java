package io.creatorfleet.bench.latency;

import io.creatorfleet.bench.measure.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that add creators and list jobs in turn at a fixed rate, whether or not earlier requests were answered: a time
 * counts from when its request was due, so that a stall is seen by all that it holds up.
 */
final class Load {

    private static final int PER_SECOND = 40;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final AtomicInteger names = new AtomicInteger();
    private final URI gateway;

    Load(URI gateway) {
        this.gateway = gateway;
    }

    /** Asks for as long, and returns once all is answered. */
    void run(Duration length, Samples samples) {
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int request = 0; request < length.toMillis() * PER_SECOND / 1000; request++) {
                long due = start + request * 1_000_000_000L / PER_SECOND;
                LockSupport.parkNanos(due - System.nanoTime());
                HttpRequest next = request % 2 == 0 ? addition() : list();
                clients.execute(() -> send(next, due, samples));
            }
        }
    }

    /** A creator that does not exist: a job that ends with one call to the platform, once a worker is there. */
    private HttpRequest addition() {
        String body = "{\"username\": \"missing.%d\"}".formatted(names.incrementAndGet());
        return HttpRequest.newBuilder(gateway.resolve("/api/instagram/creator/add"))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest list() {
        return HttpRequest.newBuilder(gateway.resolve("/api/jobs?limit=20"))
                .timeout(LIMIT)
                .build();
    }

    private void send(HttpRequest request, long due, Samples samples) {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                samples.answered(Duration.ofNanos(System.nanoTime() - due));
            } else {
                samples.failed();
            }
        } catch (java.io.IOException unanswered) {
            samples.failed();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
