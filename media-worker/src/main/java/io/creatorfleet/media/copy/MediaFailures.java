package io.creatorfleet.media.copy;

import io.creatorfleet.catalog.PlatformFailures;
import io.creatorfleet.media.cdn.BrokenDownloadException;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.FailureClassifier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** Names the class of what a copy or an audit can throw. */
final class MediaFailures implements FailureClassifier {

    private final FailureClassifier platforms = new PlatformFailures();

    @Override
    public Failure classify(Exception thrown) {
        BrokenDownloadException broken = brokenDownload(thrown);
        if (broken != null) {
            return new Failure.Unavailable(String.valueOf(broken.getMessage()), null);
        }
        return switch (thrown) {
            case SdkServiceException answered -> answered(answered);
            case SdkException silent ->
                new Failure.Unavailable("The bucket did not answer: " + silent.getMessage(), null);
            default -> platforms.classify(thrown);
        };
    }

    private static Failure answered(SdkServiceException answer) {
        String message = "The bucket answered %d: %s".formatted(answer.statusCode(), answer.getMessage());
        boolean later = answer.statusCode() >= 500 || answer.isThrottlingException();
        return later ? new Failure.Unavailable(message, null) : new Failure.Unexpected(message);
    }

    /** The S3 client wraps what the file it reads throws: then the CDN is to blame and not the bucket. */
    private static @Nullable BrokenDownloadException brokenDownload(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokenDownloadException broken) {
                return broken;
            }
        }
        return null;
    }
}
