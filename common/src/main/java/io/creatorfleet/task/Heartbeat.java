package io.creatorfleet.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Shows this process alive, every beat, and learns from the same beat which of its claims still stand: what it runs
 * and the ledger does not show as its own is interrupted; what the ledger shows and it does not run is given back.
 */
public final class Heartbeat implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final WorkerStore store;
    private final WorkerProperties properties;
    private final List<String> abilities;
    private final TaskMetrics metrics;
    private final Runnable whenReplaced;
    private final Runs runs = new Runs();
    private final Map<String, Instant> claims = new ConcurrentHashMap<>();
    private Set<Held> unknown = Set.of(); // as of the last beat
    private volatile long worker;
    private volatile long answeredAt = System.nanoTime();
    private final Loop loop;

    /** @param whenReplaced ends this process; called when a newer one has taken its name */
    Heartbeat(
            WorkerStore store,
            WorkerProperties properties,
            List<TaskHandler> handlers,
            TaskMetrics metrics,
            Runnable whenReplaced) {
        this.store = store;
        this.properties = properties;
        this.abilities = handlers.stream().flatMap(Heartbeat::abilities).toList();
        this.metrics = metrics;
        this.whenReplaced = whenReplaced;
        this.loop = new Loop("heartbeat", properties.beat(), Phases.HEARTBEAT, this::beat);
        metrics.watch(handlers.stream().map(TaskHandler::kind).toList(), runs);
    }

    /** The kind with each version that the handler runs, as dispatch and claim compare them with a task's. */
    private static Stream<String> abilities(TaskHandler handler) {
        return IntStream.rangeClosed(handler.oldest(), handler.version())
                .mapToObj(version -> handler.kind() + ":" + version);
    }

    Runs runs() {
        return runs;
    }

    /** The number of this process's row. */
    long worker() {
        return worker;
    }

    List<String> abilities() {
        return abilities;
    }

    /** Remembers that a task dispatched then was claimed: earlier ones of its source not claimed yet may be lost. */
    void claimed(String source, Instant dispatchedAt) {
        claims.merge(source, dispatchedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** How long ago PostgreSQL last answered a beat. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - answeredAt);
    }

    /** Beats once. */
    void beat() {
        List<Run> before = runs.all();
        if (!isOurs()) {
            log.error("A newer process has taken the name {}: this one ends", properties.name());
            whenReplaced.run();
            return;
        }
        Set<Held> held = Set.copyOf(store.held(worker));
        before.stream().filter(run -> !held.contains(Held.of(run.task()))).forEach(run -> run.stop(Run.Stop.TAKEN));
        giveBack(held);
        runs.stopOlderThan(properties.longestRun());
        answeredAt = System.nanoTime();
    }

    /** Renews the lease; false: it is not this process's any more. */
    private boolean isOurs() {
        TaskMetrics.Renewal outcome = TaskMetrics.Renewal.FAILED;
        try {
            outcome = store.beat(worker, claims) ? TaskMetrics.Renewal.KEPT : TaskMetrics.Renewal.LOST;
            return outcome == TaskMetrics.Renewal.KEPT;
        } finally {
            metrics.renewed(outcome);
        }
    }

    /**
     * Gives back claims this process does not know of in two beats: the answer to a claim or a commit was lost on its
     * way from PostgreSQL. Two, because a run that ends between the query and the comparison looks the same once.
     */
    private void giveBack(Set<Held> held) {
        Set<Held> nowUnknown =
                held.stream().filter(claim -> !runs.knows(claim.id())).collect(Collectors.toSet());
        nowUnknown.stream().filter(unknown::contains).forEach(claim -> {
            log.warn("Task {} is claimed by this process, which does not run it: it is given back", claim.id());
            store.giveBack(claim);
        });
        unknown = nowUnknown;
    }

    @Override
    public void start() {
        worker = store.register(properties.name(), abilities);
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        leave();
    }

    private void leave() {
        try {
            store.leave(worker);
        } catch (DataAccessException away) {
            log.info("PostgreSQL is away: the lease of this process will end by itself", away);
        }
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    /** Starts before anything claims a task and stops after the last verdict. */
    @Override
    public int getPhase() {
        return loop.getPhase();
    }
}
