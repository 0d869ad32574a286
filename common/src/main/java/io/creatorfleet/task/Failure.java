package io.creatorfleet.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a run failed, in the classes that {@link FailurePolicy} answers differently. Whatever a message is made from, it
 * is kept as {@link FailureText}.
 */
public sealed interface Failure {

    String message();

    /** The class of failure in rows and metrics. */
    default String label() {
        return getClass().getSimpleName();
    }

    /** What was asked for does not exist: an answer, not a fault. */
    record Absent(String message) implements Failure {
        public Absent {
            message = FailureText.of(message);
        }
    }

    /** A budget is used up; nothing is wrong with the task. */
    record Throttled(String message, Duration waitFor) implements Failure {
        public Throttled {
            message = FailureText.of(message);
        }
    }

    /** The upstream is paused, a credential refused; nothing is wrong with the task. */
    record Suspended(String message) implements Failure {
        public Suspended {
            message = FailureText.of(message);
        }
    }

    /** A service did not answer, or answered that it cannot now; retryAfter is its own word. */
    record Unavailable(String message, @Nullable Duration retryAfter) implements Failure {
        public Unavailable {
            message = FailureText.of(message);
        }
    }

    /** An answer could not be understood. */
    record Malformed(String message) implements Failure {
        public Malformed {
            message = FailureText.of(message);
        }
    }

    /** The task ended the process that ran it and nothing else: it is not run again unless a human says so. */
    record Crashed(String message) implements Failure {
        public Crashed {
            message = FailureText.of(message);
        }
    }

    /** Anything else: a defect of ours until shown otherwise. */
    record Unexpected(String message) implements Failure {
        public Unexpected {
            message = FailureText.of(message);
        }
    }
}
