package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.time.Duration;

/** No room for a file: its host bears no more, or this process does not. It is no failure: the file's turn comes. */
public final class HostBusyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration turn;

    public HostBusyException(String message, Duration turn) {
        super(message);
        this.turn = turn;
    }

    /** How long until the file's turn. */
    public Duration turn() {
        return turn;
    }
}
