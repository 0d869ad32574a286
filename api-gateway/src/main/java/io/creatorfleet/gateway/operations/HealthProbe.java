package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.operations.Health.Dependency;
import jakarta.annotation.PreDestroy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Tries the dependencies, each really and none for longer than a moment. */
@Component
final class HealthProbe {

    private static final long PATIENCE_MS = 3_000;

    private final StatsStore store;
    private final HealthEndpoint endpoint;
    private final ExecutorService trials = Executors.newVirtualThreadPerTaskExecutor();

    HealthProbe(StatsStore store, HealthEndpoint endpoint) {
        this.store = store;
        this.endpoint = endpoint;
    }

    Health health() throws InterruptedException {
        Future<Dependency> broker = trials.submit(() -> timed(this::tryBroker));
        Dependency database = database();
        Map<String, Dependency> dependencies = new LinkedHashMap<>();
        dependencies.put("postgresql", database);
        dependencies.put("rabbitmq", within(broker));
        boolean all = dependencies.values().stream().allMatch(Dependency::up);
        return new Health(!database.up() ? "down" : all ? "up" : "degraded", dependencies);
    }

    /** The one dependency without which nothing can be accepted. */
    Dependency database() throws InterruptedException {
        return within(trials.submit(() -> timed(this::tryDatabase)));
    }

    private @Nullable String tryDatabase() {
        store.ping();
        return null;
    }

    private @Nullable String tryBroker() {
        HealthDescriptor rabbit = endpoint.healthForPath("rabbit");
        return rabbit != null && rabbit.getStatus().equals(Status.UP) ? null : "It cannot be reached";
    }

    private static Dependency timed(Callable<@Nullable String> trial) {
        long begun = System.nanoTime();
        String error;
        try {
            error = trial.call();
        } catch (Exception failure) {
            error = failure.toString();
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new Dependency(error == null ? "up" : "down", took, error);
    }

    private static Dependency within(Future<Dependency> trial) throws InterruptedException {
        try {
            return trial.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            trial.cancel(true);
            return new Dependency("down", PATIENCE_MS, "It did not answer within %d ms".formatted(PATIENCE_MS));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A trial of a dependency failed by itself", failed);
        }
    }

    @PreDestroy
    void close() {
        trials.shutdownNow();
    }
}
