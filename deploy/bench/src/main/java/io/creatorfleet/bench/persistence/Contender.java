package io.creatorfleet.bench.persistence;

/** A way to write pages. */
enum Contender {
    STORE("content worker, a commit a page"),
    COPY("COPY, a commit a page"),
    STORE_AT_ONCE("content worker, one commit"),
    COPY_AT_ONCE("COPY of all pages, one commit"),
    REFRESH("content worker, all known"),
    REFRESH_CHANGED("content worker, all known, a third changed");

    private final String text;

    Contender(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The COPY that it is compared with. */
    Contender besides() {
        return switch (this) {
            case STORE, COPY, REFRESH, REFRESH_CHANGED -> COPY;
            case STORE_AT_ONCE, COPY_AT_ONCE -> COPY_AT_ONCE;
        };
    }
}
