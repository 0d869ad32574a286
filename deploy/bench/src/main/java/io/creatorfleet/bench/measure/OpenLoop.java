package io.creatorfleet.bench.measure;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Clients that ask at a fixed rate, whether or not earlier requests were answered: a time counts from when its request was
 * due, so that a stall is seen by all that it holds up.
 */
public final class OpenLoop {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final int perSecond;
    private final Supplier<HttpRequest.Builder> requests;

    public OpenLoop(int perSecond, Supplier<HttpRequest.Builder> requests) {
        this.perSecond = perSecond;
        this.requests = requests;
    }

    /** Asks for as long, and returns once all is answered. */
    public void run(Duration length, Samples samples) {
        long start = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int request = 0; request < length.toMillis() * perSecond / 1000; request++) {
                long due = start + request * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                HttpRequest next = requests.get().timeout(LIMIT).build();
                clients.execute(() -> send(next, due, samples));
            }
        }
    }

    private void send(HttpRequest request, long due, Samples samples) {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                samples.answered(Duration.ofNanos(System.nanoTime() - due));
            } else {
                samples.failed();
            }
        } catch (IOException unanswered) {
            samples.failed();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
