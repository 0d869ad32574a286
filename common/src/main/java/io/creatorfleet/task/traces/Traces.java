package io.creatorfleet.task.traces;

import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The traces of work that goes on elsewhere and later: where a span belongs is written down as the value of W3C's header
 * {@code traceparent}, and read again where the work goes on. Without a collector there is nothing to it.
 */
public final class Traces {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int SAMPLED = 1;

    private final Tracer tracer;

    public Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** A span below the one on this thread, or the first of a new trace. */
    public Span.Builder span() {
        return tracer.spanBuilder();
    }

    /** A span below the one that is written down there; the first of a new trace if none is. */
    public Span.Builder spanBelow(@Nullable String traceparent) {
        Span.Builder span = span();
        return context(traceparent).map(span::setParent).orElseGet(span::setNoParent);
    }

    /** The first span of a new trace, which is linked to the one on this thread. */
    public Span.Builder spanBeside() {
        return linked(span().setNoParent(), current());
    }

    /** The same span with a link to the one that is written down there, if one is. */
    public Span.Builder linked(Span.Builder span, @Nullable String traceparent) {
        return context(traceparent).map(to -> span.addLink(new Link(to))).orElse(span);
    }

    /** The span on this thread, written down; null if there is none. */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        return span == null ? null : traceparent(span);
    }

    /** The span, written down; null if it is none. */
    public static @Nullable String traceparent(Span span) {
        TraceContext context = span.context();
        return context.traceId().isEmpty()
                ? null
                : "00-%s-%s-%s"
                        .formatted(
                                context.traceId(),
                                context.spanId(),
                                Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    /** Makes the span this thread's until what is returned is closed. */
    public Tracer.SpanInScope enter(Span span) {
        return tracer.withSpan(span);
    }

    /** Does the work within the span, which ends with it. */
    public <T> T within(Span span, Supplier<T> work) {
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException failure) {
            fail(span, failure.getClass().getSimpleName());
            throw failure;
        } finally {
            span.end();
        }
    }

    /** Tells the span on this thread how its work has ended. */
    public void outcome(String outcome, @Nullable String failure) {
        Span span = tracer.currentSpan();
        if (span != null) {
            span.tag("fleet.outcome", outcome);
            if (failure != null) {
                fail(span, failure);
            }
        }
    }

    /** Shows the span as failed, for a reason that may be shown: what an exception has to say may hold secrets. */
    public static void fail(Span span, String reason) {
        span.error(new Failed(reason));
    }

    private Optional<TraceContext> context(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher parts = TRACEPARENT.matcher(traceparent);
        return parts.matches()
                ? Optional.of(tracer.traceContextBuilder()
                        .traceId(parts.group(1))
                        .spanId(parts.group(2))
                        .sampled((Integer.parseInt(parts.group(3), 16) & SAMPLED) == SAMPLED)
                        .build())
                : Optional.empty();
    }

    /** A reason in the form that spans take. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Failed(String reason) {
            super(reason, null, false, false);
        }
    }
}
