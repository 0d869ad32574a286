package io.creatorfleet.catalog;

import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.FailureClassifier;

/** Names the class of what a platform's adapter throws; all else is unexpected. */
public final class PlatformFailures implements FailureClassifier {

    @Override
    public Failure classify(Exception thrown) {
        return thrown instanceof PlatformException failure
                ? ofPlatform(failure)
                : new Failure.Unexpected(thrown.toString());
    }

    private static Failure ofPlatform(PlatformException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return switch (thrown) {
            case PlatformException.NotFound absent -> new Failure.Absent(message);
            case PlatformException.RateLimited limited -> new Failure.Throttled(message, limited.waitFor());
            case PlatformException.Denied denied -> new Failure.Suspended(message);
            case PlatformException.Unavailable away -> new Failure.Unavailable(message, away.retryAfter());
            case PlatformException.Malformed malformed -> new Failure.Malformed(message);
        };
    }
}
