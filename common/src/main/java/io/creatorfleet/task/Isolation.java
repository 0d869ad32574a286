package io.creatorfleet.task;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Runs isolated tasks, one at a time on a host, each in a child process of this one, and is the witness of how that
 * ends: a child that is gone without a verdict was ended by its task, unless somebody else may have killed it.
 */
final class Isolation implements SmartLifecycle {

    private static final Duration START_AGAIN = Duration.ofSeconds(10);
    private static final Duration POSTGRES_AWAY = Duration.ofSeconds(1);
    // A signal that is meant for all processes of a service reaches the child first.
    private static final long SAME_SIGNAL_MS = 2000;
    private static final int OUT_OF_MEMORY = 3;
    private static final int SIGNAL = 128;

    private final HostLock lock;
    private final OwnCommand command;
    private final IsolationProperties properties;
    private final TaskLedger ledger;
    private final Outage outage;
    private volatile boolean running;

    Isolation(OwnCommand command, IsolationProperties properties, TaskLedger ledger, Outage outage) {
        this.lock = new HostLock(properties.lockFile());
        this.command = command;
        this.properties = properties;
        this.ledger = ledger;
        this.outage = outage;
    }

    /** Does the work while no other isolated task runs on this host. False, with nothing done: this process stops. */
    boolean alone(BooleanSupplier work) {
        return lock.alone(work);
    }

    /**
     * Runs the claimed task in a child process until that is gone.
     *
     * @param traceparent the span of this run, below which what follows belongs; null if nothing is traced
     * @return the verdict if the child has left none: it counts only if the claim still stands
     */
    Verdict run(Claim claim, @Nullable String traceparent, Function<Failure, Verdict> decide)
            throws InterruptedException {
        try (IsolatedProcess child = IsolatedProcess.start(claim.task().id(), line(claim.task(), traceparent))) {
            return verdict(claim, child.await(), decide);
        } catch (IOException unstartable) {
            return new Verdict.Snooze(START_AGAIN, "its own process could not be started: " + unstartable.getMessage());
        }
    }

    private List<String> line(Task task, @Nullable String traceparent) {
        // A collector that gives up when it only collects: a task that fills its heap slowly would go on for ever.
        List<String> options = List.of(
                "-Xmx" + properties.heap(),
                "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError");
        return command.line(options, IsolatedRun.settings(task, traceparent));
    }

    private Verdict verdict(Claim claim, IsolatedProcess.End end, Function<Failure, Verdict> decide) {
        String ended = "its own process ended with exit status " + named(end.status());
        if (!end.begun()) {
            return new Verdict.Snooze(START_AGAIN, ended + " before it began");
        }
        return switch (end.status()) {
            case IsolatedRun.UNSETTLED -> new Verdict.Snooze(POSTGRES_AWAY, "PostgreSQL was away");
            case SIGNAL + 9, SIGNAL + 15 -> killed(claim, ended, decide);
            default -> decide.apply(new Failure.Crashed(ended));
        };
    }

    /** An operator, or the kernel, may have killed a child that did nothing wrong: that is forgiven once. */
    private Verdict killed(Claim claim, String ended, Function<Failure, Verdict> decide) {
        if (lock.stops(SAME_SIGNAL_MS)) {
            return new Verdict.Snooze(Duration.ZERO, "the worker was shut down");
        }
        if (claim.kills() > 0) {
            return decide.apply(new Failure.Crashed(ended + ", as once before"));
        }
        outage.outlast(() -> ledger.killed(claim.task(), claim.kills() + 1));
        return new Verdict.Snooze(Duration.ZERO, ended + ": it runs once more");
    }

    private static String named(int status) {
        return switch (status) {
            case OUT_OF_MEMORY -> status + " (out of memory)";
            case SIGNAL + 6 -> status + " (SIGABRT)";
            case SIGNAL + 9 -> status + " (SIGKILL)";
            case SIGNAL + 11 -> status + " (SIGSEGV)";
            case SIGNAL + 15 -> status + " (SIGTERM)";
            default -> Integer.toString(status);
        };
    }

    @Override
    public void start() {
        running = true;
    }

    /** Lets go of the messages that wait for their turn. */
    @Override
    public void stop() {
        running = false;
        lock.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the consumers, which wait for those messages. */
    @Override
    public int getPhase() {
        return Phases.WATCH;
    }
}
