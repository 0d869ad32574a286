package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Groups<TaskMessage, Optional<Claim>> groups;

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
        this.groups = new Groups<>(TaskLedger.GROUPING, this::claim);
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
            Optional<Optional<Claim>> answer = outage.outlast(() -> claim(message, source));
            answer.flatMap(Function.identity()).ifPresent(claim -> run(claim, message, source));
            return answer.isPresent();
        });
    }

    private Optional<Claim> claim(TaskMessage message, Source source) {
        return source.kind().grouped()
                ? groups.ask(message)
                : claim(List.of(message)).apply(message);
    }

    /** Each claim goes to one message, even should RabbitMQ have brought that twice. */
    private Function<TaskMessage, Optional<Claim>> claim(List<TaskMessage> messages) {
        Map<Long, Claim> claims =
                new ConcurrentHashMap<>(ledger.claim(messages, heartbeat.worker(), heartbeat.abilities()));
        return message -> Optional.ofNullable(claims.remove(message.task()));
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
