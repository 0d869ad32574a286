package io.creatorfleet.platform.source;

/** A part of a document is not of the published shape; the text says which and how, and quotes no link. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableException(String message) {
        super(message);
    }
}
