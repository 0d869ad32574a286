package io.creatorfleet.media.cdn;

import java.io.IOException;

/** A file of more bytes than are copied. */
public final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }
}
