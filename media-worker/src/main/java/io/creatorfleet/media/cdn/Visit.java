package io.creatorfleet.media.cdn;

import java.util.concurrent.atomic.AtomicBoolean;

/** The room that one file takes of its host's limit; it ends once, as the first to say so has it. */
final class Visit {

    private final HostLimit host;
    private final long enteredAt;
    private final AtomicBoolean ended = new AtomicBoolean();

    Visit(HostLimit host, long enteredAt) {
        this.host = host;
        this.enteredAt = enteredAt;
    }

    void end(HostLimit.Outcome outcome) {
        if (ended.compareAndSet(false, true)) {
            host.leave(enteredAt, outcome);
        }
    }

    /** Ends it with a failure, unless the failure is that this thread was told to stop. */
    void fail() {
        end(Thread.currentThread().isInterrupted() ? HostLimit.Outcome.NEITHER : HostLimit.Outcome.FAILED);
    }
}
