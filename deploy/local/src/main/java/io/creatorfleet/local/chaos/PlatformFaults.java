package io.creatorfleet.local.chaos;

import io.creatorfleet.local.JsonClient;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Harm that the simulated platform and its CDN do on demand. */
final class PlatformFaults {

    private static final Duration SHIFT = Duration.ofSeconds(2);

    private final JsonClient simulator;
    private final Supplier<JsonClient> gateway;
    private final AtomicInteger throttling = new AtomicInteger();

    /** @param gateway one that answers */
    PlatformFaults(JsonClient simulator, Supplier<JsonClient> gateway) {
        this.simulator = simulator;
        this.gateway = gateway;
    }

    /** The simulator misbehaves in a way of its own until told to stop. */
    Harm fault(String name, String parameters) {
        return new Harm(
                () -> simulator
                        .post("/control/faults", "{\"fault\": \"%s\"%s}".formatted(name, parameters))
                        .expectSuccess(),
                () -> simulator.delete("/control/faults/" + name).expectSuccess());
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
                gateway.get().post("/api/upstreams/instagram/resume", "{}");
            }
            Pause.of(SHIFT);
        }
    }

    /** Ends all of it. */
    void clear() {
        simulator.delete("/control/faults").expectSuccess();
    }
}
