package io.creatorfleet.media.copy;

import java.io.IOException;

/** A file of which the CDN sends no more of the content that was begun: a copy can only start over. */
final class ChangedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    ChangedFileException(String message) {
        super(message);
    }
}
