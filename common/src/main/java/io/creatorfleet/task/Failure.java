package io.creatorfleet.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a run failed, in the classes that {@link FailurePolicy} answers differently. Messages hold no secrets. */
public sealed interface Failure {

    String message();

    /** The class of failure in rows and metrics. */
    default String label() {
        return getClass().getSimpleName();
    }

    /** What was asked for does not exist: an answer, not a fault. */
    record Absent(String message) implements Failure {}

    /** A budget is used up; nothing is wrong with the task. */
    record Throttled(String message, Duration waitFor) implements Failure {}

    /** The upstream is paused, a credential refused; nothing is wrong with the task. */
    record Suspended(String message) implements Failure {}

    /** A service did not answer, or answered that it cannot now; retryAfter is its own word. */
    record Unavailable(String message, @Nullable Duration retryAfter) implements Failure {}

    /** An answer could not be understood. */
    record Malformed(String message) implements Failure {}

    /** Anything else: a defect of ours until shown otherwise. */
    record Unexpected(String message) implements Failure {}
}
