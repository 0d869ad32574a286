package io.creatorfleet.media.copy;

import io.creatorfleet.catalog.PlatformFailures;
import io.creatorfleet.media.cdn.BrokenDownloadException;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.FailureClassifier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Names the class of what a copy or an audit can throw. */
final class MediaFailures implements FailureClassifier {

    private final FailureClassifier platforms = new PlatformFailures();

    @Override
    public Failure classify(Exception thrown) {
        return switch (thrown) {
            case BrokenDownloadException broken -> new Failure.Unavailable(String.valueOf(broken.getMessage()), null);
            case ChangedFileException changed -> new Failure.Unavailable(String.valueOf(changed.getMessage()), null);
            case FlawedFileException flawed -> new Failure.Malformed(String.valueOf(flawed.getMessage()));
            case SdkServiceException answered -> answered(answered);
            case SdkException silent ->
                new Failure.Unavailable("The bucket did not answer: " + silent.getMessage(), null);
            default -> platforms.classify(thrown);
        };
    }

    private static Failure answered(SdkServiceException answer) {
        String message = "The bucket answered %d: %s".formatted(answer.statusCode(), answer.getMessage());
        return isTransient(answer) ? new Failure.Unavailable(message, null) : new Failure.Unexpected(message);
    }

    /** Whether the same request may succeed later. */
    static boolean isTransient(SdkException failure) {
        return !(failure instanceof SdkServiceException answer)
                || answer.statusCode() >= 500
                || answer.isThrottlingException();
    }
}
