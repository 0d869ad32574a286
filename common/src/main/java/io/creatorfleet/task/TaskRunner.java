package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a message to its task's verdict, once for all kinds: claim, handle, decide, settle.
 *
 * <p>No transaction is open while a handler runs. What a handler throws becomes a {@link Failure} and is decided by
 * {@link FailurePolicy}; a claim that no longer stands gets no verdict.
 */
final class TaskRunner {

    private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);
    private static final Duration POSTGRES_AWAY = Duration.ofSeconds(1);

    private final TaskLedger ledger;
    private final Heartbeat heartbeat;
    private final Outage outage;
    private final VerdictRecorder recorder;
    private final Map<TaskKind, TaskHandler> handlers;
    private final Decisions decisions;

    /** How a failure is named, and what follows from it. */
    record Decisions(FailureClassifier classifier, FailurePolicy policy) {}

    TaskRunner(
            TaskLedger ledger,
            Heartbeat heartbeat,
            Outage outage,
            VerdictRecorder recorder,
            List<TaskHandler> handlers,
            Decisions decisions) {
        this.ledger = ledger;
        this.heartbeat = heartbeat;
        this.outage = outage;
        this.recorder = recorder;
        this.handlers = handlers.stream().collect(Collectors.toMap(TaskHandler::kind, Function.identity()));
        this.decisions = decisions;
    }

    /**
     * Runs what the message names, if it is still valid.
     *
     * @param source the kind and route whose queue it came from, {@code KIND:ROUTE}
     * @return whether the message is spent; false leaves it to RabbitMQ, for when this process cannot even ask
     */
    boolean run(TaskMessage message, String source) {
        return heartbeat.runs().during(message.task(), () -> {
            Optional<Optional<TaskStore.Claim>> answer = outage.outlast(() -> claim(message));
            answer.flatMap(Function.identity()).ifPresent(claim -> run(claim, source));
            return answer.isPresent();
        });
    }

    private Optional<TaskStore.Claim> claim(TaskMessage message) {
        return ledger.claim(message.task(), message.dispatch(), heartbeat.worker(), heartbeat.abilities());
    }

    private void run(TaskStore.Claim claim, String source) {
        heartbeat.claimed(source, claim.dispatchedAt());
        Run run = heartbeat.runs().begin(claim.task());
        Verdict verdict = verdict(run);
        if (verdict == null) {
            recorder.taken(run);
            return;
        }
        try {
            recorder.settle(run, verdict);
        } catch (RuntimeException unwritable) {
            // Nothing of the verdict has happened, so another one is due.
            log.warn(
                    "Task {}: the results of {} could not be written",
                    run.task().id(),
                    verdict,
                    unwritable);
            recorder.settle(run, decide(run, new Failure.Unexpected("results not written: " + unwritable)));
        }
    }

    /** The verdict on the run; null when it was taken from us and somebody else's counts. */
    private @Nullable Verdict verdict(Run run) {
        try {
            return run.call(handler(run.task().kind()));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
            Run.Stop stop = run.stopped();
            return stop == null ? decide(run, thrown) : stopped(run, stop);
        }
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
                    : decide(run, decisions.classifier().classify(exception));
        }
        return decide(run, new Failure.Unexpected(thrown.toString()));
    }

    private Verdict decide(Run run, Failure failure) {
        Task task = run.task();
        return decisions
                .policy()
                .decide(task.kind(), failure, task.attempt(), task.spent().plus(run.age()));
    }
}
