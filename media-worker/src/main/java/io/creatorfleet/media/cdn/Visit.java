package io.creatorfleet.media.cdn;

import io.micrometer.tracing.Span;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** The room that one file takes of its host's limit; it ends once, as the first to say so has it. */
final class Visit {

    private final HostLimit host;
    private final long enteredAt;
    private final Span span;
    private final AtomicBoolean ended = new AtomicBoolean();

    Visit(HostLimit host, long enteredAt) {
        this(host, enteredAt, Span.NOOP);
    }

    private Visit(HostLimit host, long enteredAt, Span span) {
        this.host = host;
        this.enteredAt = enteredAt;
        this.span = span;
    }

    /** The same, which ends the span with it; to be taken in its place. */
    Visit shownIn(Span shown) {
        return new Visit(host, enteredAt, shown);
    }

    void end(HostLimit.Outcome outcome) {
        if (ended.compareAndSet(false, true)) {
            host.leave(enteredAt, outcome);
            span.tag("fleet.outcome", outcome.name().toLowerCase(Locale.ROOT)).end();
        }
    }

    /** Ends it with a failure, unless the failure is that this thread was told to stop. */
    void fail() {
        end(Thread.currentThread().isInterrupted() ? HostLimit.Outcome.NEITHER : HostLimit.Outcome.FAILED);
    }
}
