package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import java.util.Optional;
import java.util.function.Function;

/** Takes a message to its task's verdict, once for all kinds: claim, then run it here or, if isolated, in a child process. */
final class TaskRunner {

    private final TaskLedger ledger;
    private final Heartbeat heartbeat;
    private final Outage outage;
    private final Handling handling;
    private final Isolation isolation;
    private final TaskMetrics metrics;
    private final Traces traces;

    TaskRunner(
            TaskLedger ledger,
            Heartbeat heartbeat,
            Outage outage,
            Handling handling,
            Isolation isolation,
            TaskMetrics metrics,
            Traces traces) {
        this.ledger = ledger;
        this.heartbeat = heartbeat;
        this.outage = outage;
        this.handling = handling;
        this.isolation = isolation;
        this.metrics = metrics;
        this.traces = traces;
    }

    /**
     * Runs what the message names, if it is still valid; what comes from an isolation queue once it is its turn.
     *
     * @return whether the message is spent; false leaves it to RabbitMQ, for when this process cannot even ask, or stops
     */
    boolean run(TaskMessage message, Source source) {
        return switch (source.route()) {
            case ISOLATION -> isolation.alone(() -> claimAndRun(message, source));
            case INTERACTIVE, BACKGROUND -> claimAndRun(message, source);
        };
    }

    private boolean claimAndRun(TaskMessage message, Source source) {
        return heartbeat.runs().during(message.task(), () -> {
            Optional<Optional<Claim>> answer = outage.outlast(() -> claim(message));
            answer.flatMap(Function.identity()).ifPresent(claim -> run(claim, message, source));
            return answer.isPresent();
        });
    }

    private Optional<Claim> claim(TaskMessage message) {
        return ledger.claim(message.task(), message.dispatch(), heartbeat.worker(), heartbeat.abilities());
    }

    private void run(Claim claim, TaskMessage message, Source source) {
        heartbeat.claimed(source.toString(), claim.dispatchedAt());
        metrics.claimed(source, claim.waited());
        try (RunContext context = RunContext.of(claim, message.traceparent(), traces)) {
            Run run = heartbeat.runs().begin(claim.task(), context.traceparent());
            if (claim.isolated()) {
                handling.take(
                        run,
                        () -> isolation.run(claim, context.traceparent(), failure -> handling.decide(run, failure)));
            } else {
                handling.handle(run);
            }
        }
    }
}
