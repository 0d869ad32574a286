package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import io.micrometer.tracing.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings verdicts into the ledger, counts them, and tells of those that are not a success. */
final class VerdictRecorder {

    private static final Logger log = LoggerFactory.getLogger(VerdictRecorder.class);

    private final TaskLedger ledger;
    private final Outage outage;
    private final Dispatcher dispatcher;
    private final TaskMetrics metrics;
    private final Traces traces;
    private final String worker;
    private final Groups<TaskLedger.Ended, Boolean> groups;

    VerdictRecorder(
            TaskLedger ledger,
            Outage outage,
            Dispatcher dispatcher,
            TaskMetrics metrics,
            Traces traces,
            String worker) {
        this.ledger = ledger;
        this.outage = outage;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
        this.traces = traces;
        this.worker = worker;
        this.groups = new Groups<>(TaskLedger.GROUPING, this::commit);
    }

    /**
     * Writes the verdict if the claim still stands, outlasting an outage. Without an answer the lease decides: a commit
     * whose outcome is unknown gets no other verdict.
     *
     * @return whether there was an answer
     */
    boolean settle(Run run, Verdict verdict) {
        TaskLedger.Ended end = new TaskLedger.Ended(run.task(), verdict, run.traceparent());
        Optional<Boolean> held = outage.outlast(() -> settle(end));
        if (held.orElse(false)) {
            metrics.settled(run, verdict);
            Failure failure = verdict.failure();
            traces.outcome(verdict.key(), failure == null ? null : failure.message());
            tell(run.task(), verdict);
            dispatcher.wake();
        } else {
            taken(run);
        }
        return held.isPresent();
    }

    private boolean settle(TaskLedger.Ended end) {
        return end.task().kind().grouped()
                ? groups.ask(end)
                : commit(List.of(end)).apply(end);
    }

    /**
     * Commits the ends of runs in a span of the one that does so for all, which is linked to those of the others; tells of
     * each whether its claim still stood.
     */
    private Function<TaskLedger.Ended, Boolean> commit(List<TaskLedger.Ended> ended) {
        Span.Builder span = traces.span().name("settle").tag("fleet.tasks", ended.size());
        if (ended.size() > 1) {
            ended.forEach(end -> traces.linked(span, end.traceparent()));
        }
        Set<Held> held = traces.within(span.start(), () -> ledger.settle(ended, worker));
        return end -> held.contains(Held.of(end.task()));
    }

    /** Counts a run whose claim no longer stood: settled by its own process, cancelled, or taken over. */
    void taken(Run run) {
        log.debug("Task {} was settled elsewhere while it ran", run.task().id());
        metrics.taken(run);
        traces.outcome("taken", null);
        dispatcher.wake();
    }

    /** One line for each outcome that is not success, saying what happens next. */
    private static void tell(Task task, Verdict verdict) {
        String name = "Task %d (%s %s)".formatted(task.id(), task.kind(), task.subject());
        switch (verdict) {
            case Verdict.Done done -> log.debug("{} is done", name);
            case Verdict.Conclude conclude -> log.info("{} is concluded: {}", name, conclude.reason());
            case Verdict.Retry retry ->
                log.info(
                        "{} failed (attempt {}) and is tried again in {} ms: {}",
                        name,
                        task.attempt() + 1,
                        retry.delay().toMillis(),
                        retry.failure().message());
            case Verdict.Snooze snooze ->
                log.info("{} waits for {} ms: {}", name, snooze.delay().toMillis(), snooze.reason());
            case Verdict.DeadLetter dead ->
                log.warn(
                        "{} is dead and waits for a human: {}",
                        name,
                        dead.failure().message());
        }
    }
}
