package io.creatorfleet.platform.instagram.graph;

/** A part of a document is not of the published shape; the text says which and how, and quotes no link. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }
}
