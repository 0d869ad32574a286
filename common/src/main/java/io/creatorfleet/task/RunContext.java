package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log and the trace say of a run while it lasts: the fields of each line by which the lines of a task, a job or a
 * creator are found, and the span of this attempt, below what caused the task.
 */
final class RunContext implements AutoCloseable {

    private final Claim claim;
    private final Map<String, String> fields;
    private final Span span;
    private final Tracer.SpanInScope scope;

    private RunContext(Claim claim, Traces traces, Span.Builder builder) {
        this.claim = claim;
        this.fields = fields(claim);
        fields.forEach(MDC::put);
        fields.forEach((name, value) -> builder.tag("fleet." + name, value));
        this.span = builder.start();
        this.scope = traces.enter(span);
    }

    /**
     * Begins it on this thread.
     *
     * @param published the span that published the message; the trace goes on where the task's row says
     */
    static RunContext of(Claim claim, @Nullable String published, Traces traces) {
        Span.Builder below = traces.spanBelow(claim.traceparent());
        return new RunContext(
                claim,
                traces,
                traces.linked(below, published)
                        .kind(Span.Kind.CONSUMER)
                        .name(claim.task().kind().key()));
    }

    private static Map<String, String> fields(Claim claim) {
        Task task = claim.task();
        return Map.of(
                "job", task.jobId().toString(),
                "task", Long.toString(task.id()),
                "kind", task.kind().key(),
                "attempt", Integer.toString(task.attempt() + 1),
                "creator", claim.creator());
    }

    /** Below which what follows belongs: a process without traces hands on those of others. */
    @Nullable
    String traceparent() {
        String own = Traces.traceparent(span);
        return own == null ? claim.traceparent() : own;
    }

    @Override
    public void close() {
        scope.close();
        span.end();
        fields.keySet().forEach(MDC::remove);
    }
}
