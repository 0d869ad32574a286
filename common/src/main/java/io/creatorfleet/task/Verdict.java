package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended. There are five ways, each a value; durations are added to the database's clock, never to ours, and reasons are
 * kept as {@link FailureText}.
 */
public sealed interface Verdict {

    /** What kept the run from its result; null: nothing did, or a handler chose to wait. */
    default @Nullable Failure failure() {
        return null;
    }

    /** Its name in metrics and traces. */
    default String key() {
        return switch (this) {
            case Done done -> "done";
            case Conclude conclude -> "conclude";
            case Retry retry -> "retry";
            case Snooze snooze -> "snooze";
            case DeadLetter dead -> "dead";
        };
    }

    /** It did what it was for. */
    record Done(Results results) implements Verdict {}

    /** There is an answer, and it is not a success: no such user, media gone. Never a dead task. */
    record Conclude(String reason, Results results) implements Verdict {
        public Conclude {
            reason = FailureText.of(reason);
        }
    }

    /** It failed and is tried again after a delay; counts as an attempt. */
    record Retry(Duration delay, Failure failure) implements Verdict {}

    /**
     * It cannot run now through no fault of its own; not an attempt.
     *
     * @param failure that says so; null: a handler does
     */
    record Snooze(
            Duration delay,
            String reason,
            List<FollowUp> followUps,
            @Nullable Failure failure) implements Verdict {
        public Snooze {
            reason = FailureText.of(reason);
        }

        public Snooze(Duration delay, String reason, List<FollowUp> followUps) {
            this(delay, reason, followUps, null);
        }

        public Snooze(Duration delay, String reason) {
            this(delay, reason, List.of());
        }

        Snooze(Duration delay, Failure failure) {
            this(delay, failure.message(), List.of(), failure);
        }
    }

    /** A human should look at it; counts as an attempt. */
    record DeadLetter(Failure failure) implements Verdict {}
}
