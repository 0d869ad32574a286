package io.creatorfleet.media.copy;

import java.io.IOException;

/** What came is not the file: a page in its place, or less than all of it, though the CDN calls it whole. */
final class FlawedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    FlawedFileException(String message) {
        super(message);
    }
}
