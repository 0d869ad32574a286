package io.creatorfleet.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a platform did not give what was asked, classified where it arose. Texts carry no token and no signed link. */
public abstract sealed class PlatformException extends Exception {

    private static final long serialVersionUID = 1L;

    private PlatformException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** There is no such account for us: the platform does not say whether it is missing, private or of another type. */
    public static final class NotFound extends PlatformException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message, null);
        }
    }

    /** The budget is used up, by our count or the platform's word. No call may be made before {@link #waitFor}. */
    public static sealed class RateLimited extends PlatformException {
        private static final long serialVersionUID = 1L;
        private final Duration waitFor;

        public RateLimited(String message, Duration waitFor) {
            super(message, null);
            this.waitFor = waitFor;
        }

        /** How long until a call may succeed. */
        public Duration waitFor() {
            return waitFor;
        }
    }

    /** It is used up by our own count: the call was not made, and the platform has refused none. */
    public static final class BudgetUsedUp extends RateLimited {
        private static final long serialVersionUID = 1L;

        public BudgetUsedUp(String message, Duration waitFor) {
            super(message, waitFor);
        }
    }

    /** The credential is refused. The adapter has paused the upstream until an operator resumes it. */
    public static final class Denied extends PlatformException {
        private static final long serialVersionUID = 1L;

        public Denied(String message) {
            super(message, null);
        }
    }

    /** The platform did not answer, or answered that it cannot now. */
    public static final class Unavailable extends PlatformException {
        private static final long serialVersionUID = 1L;
        private final @Nullable Duration retryAfter;

        public Unavailable(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** The platform's own word on when to come again; null when it gave none. */
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /** The answer is not of the published shape. */
    public static final class Malformed extends PlatformException {
        private static final long serialVersionUID = 1L;

        public Malformed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
