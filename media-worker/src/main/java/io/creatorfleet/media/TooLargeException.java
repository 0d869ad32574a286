package io.creatorfleet.media;

import java.io.IOException;

/** A file of more bytes than are copied. */
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }
}
