package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.time.Duration;

/** A host that as many files are fetched from as it bears. It is no failure: the file's turn comes. */
public final class HostBusyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration turn;

    HostBusyException(String message, Duration turn) {
        super(message);
        this.turn = turn;
    }

    /** How long until the file's turn. */
    public Duration turn() {
        return turn;
    }
}
