package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a claimed task to its settled verdict: handle, decide, settle.
 *
 * <p>No transaction is open while a handler runs. What a handler throws becomes a {@link Failure} and is decided by
 * {@link FailurePolicy}; a claim that no longer stands gets no verdict.
 */
final class Handling {

    private static final Logger log = LoggerFactory.getLogger(Handling.class);
    private static final Duration POSTGRES_AWAY = Duration.ofSeconds(1);
    // As -XX:+ExitOnOutOfMemoryError has it.
    private static final int OUT_OF_MEMORY = 3;

    private final VerdictRecorder recorder;
    private final Map<TaskKind, TaskHandler> handlers;
    private final Decisions decisions;

    /** How a failure is named, and what follows from it. */
    record Decisions(FailureClassifier classifier, FailurePolicy policy) {}

    Handling(VerdictRecorder recorder, List<TaskHandler> handlers, Decisions decisions) {
        this.recorder = recorder;
        this.handlers = handlers.stream().collect(Collectors.toMap(TaskHandler::kind, Function.identity()));
        this.decisions = decisions;
    }

    /** Has the task's handler run it. False: PostgreSQL is away, and nothing is known of its verdict. */
    boolean handle(Run run) {
        Task task = run.task();
        return take(run, () -> handler(task.kind()).handle(task));
    }

    /** Has the work done, whose value is the verdict. False: PostgreSQL is away, and nothing is known of the verdict. */
    boolean take(Run run, Callable<Verdict> work) {
        Verdict verdict = verdict(run, work);
        if (verdict == null) {
            recorder.taken(run);
            return true;
        }
        try {
            return recorder.settle(run, verdict);
        } catch (RuntimeException unwritable) {
            // Nothing of the verdict has happened, so another one is due.
            log.warn(
                    "Task {}: the results of {} could not be written: {}",
                    run.task().id(),
                    verdict,
                    FailureText.trace(unwritable));
            return recorder.settle(run, decide(run, new Failure.Unexpected("results not written: " + unwritable)));
        }
    }

    /** The verdict on the run; null when it was taken from us and somebody else's counts. */
    private @Nullable Verdict verdict(Run run, Callable<Verdict> work) {
        try {
            return run.call(work);
        } catch (OutOfMemoryError exhausted) {
            throw end(run, exhausted);
        } catch (Exception | Error thrown) {
            Run.Stop stop = run.stopped();
            return stop == null ? decide(run, thrown) : stopped(run, stop);
        }
    }

    /** Whatever else of this process missed the memory is broken in ways nobody knows: it is not for a handler to go on. */
    private static Error end(Run run, OutOfMemoryError exhausted) {
        try {
            log.error(
                    "Task {} ran this process out of memory: it ends",
                    run.task().id(),
                    exhausted);
        } finally {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
        return exhausted;
    }

    private TaskHandler handler(TaskKind kind) {
        TaskHandler handler = handlers.get(kind);
        if (handler == null) {
            throw new IllegalStateException("No handler for " + kind + ": its queue is not for this process");
        }
        return handler;
    }

    private @Nullable Verdict stopped(Run run, Run.Stop stop) {
        return switch (stop) {
            case TAKEN -> null;
            case SHUTDOWN -> new Verdict.Snooze(Duration.ZERO, "the worker was shut down");
            case TOO_LONG -> {
                String message =
                        "ran for %d s without an end".formatted(run.age().toSeconds());
                yield decide(run, new Failure.Unavailable(message, null));
            }
        };
    }

    private Verdict decide(Run run, Throwable thrown) {
        if (thrown instanceof Exception exception) {
            return Outage.isCause(exception)
                    ? new Verdict.Snooze(POSTGRES_AWAY, "PostgreSQL was away")
                    : decide(run, exception);
        }
        return decide(run, new Failure.Unexpected(thrown.toString()));
    }

    private Verdict decide(Run run, Exception thrown) {
        Verdict verdict = decide(run, decisions.classifier().classify(thrown));
        TaskHandler handler = handlers.get(run.task().kind());
        return handler != null && verdict instanceof Verdict.DeadLetter dead
                ? handler.giveUp(run.task(), thrown, dead.failure())
                : verdict;
    }

    Verdict decide(Run run, Failure failure) {
        Task task = run.task();
        return decisions
                .policy()
                .decide(task.kind(), failure, task.attempt(), task.spent().plus(run.age()));
    }
}
