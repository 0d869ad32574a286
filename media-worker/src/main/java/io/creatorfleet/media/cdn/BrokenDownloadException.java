package io.creatorfleet.media.cdn;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that stopped coming. It is an IOException so that it passes through whoever reads the stream. */
public final class BrokenDownloadException extends IOException {

    private static final long serialVersionUID = 1L;

    public BrokenDownloadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
