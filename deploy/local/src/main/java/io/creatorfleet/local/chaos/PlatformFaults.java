package io.creatorfleet.local.chaos;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Harm that the simulated platform and its CDN do on demand. */
final class PlatformFaults {

    private static final Duration SHIFT = Duration.ofSeconds(2);

    private final JsonClient http;
    private final URI simulator;
    private final Supplier<URI> gateway;
    private final AtomicInteger throttling = new AtomicInteger();

    /** @param gateway one that answers */
    PlatformFaults(JsonClient http, URI simulator, Supplier<URI> gateway) {
        this.http = http;
        this.simulator = simulator;
        this.gateway = gateway;
    }

    /** The simulator misbehaves in a way of its own until told to stop. */
    Harm fault(String name, String parameters) {
        return new Harm(
                () -> expectSuccess(http.post(
                        simulator.resolve("/control/faults"), "{\"fault\": \"%s\"%s}".formatted(name, parameters))),
                () -> expectSuccess(http.delete(simulator.resolve("/control/faults/" + name))));
    }

    /** It pauses the whole fleet, until the operator finds that it throttles no longer. */
    Harm throttled(String name, String parameters) {
        Harm harm = fault(name, parameters);
        return new Harm(
                () -> {
                    throttling.incrementAndGet();
                    harm.begin().run();
                },
                () -> {
                    harm.end().run();
                    throttling.decrementAndGet();
                });
    }

    /** Does an operator's work until interrupted: who sees that the platform is well again resumes it before its time. */
    void operate() {
        while (!Thread.currentThread().isInterrupted()) {
            if (throttling.get() == 0) {
                // Whether it worked shows in the jobs, and the next one comes soon.
                http.post(gateway.get().resolve("/api/upstreams/instagram/resume"), "{}");
            }
            Pause.of(SHIFT);
        }
    }

    /** Ends all of it. */
    void clear() {
        expectSuccess(http.delete(simulator.resolve("/control/faults")));
    }

    private static void expectSuccess(JsonClient.Answer answer) {
        if (!answer.succeeded()) {
            throw new IllegalStateException("Answered " + answer);
        }
    }
}
