package io.creatorfleet.local.chaos;

/** Does something bad, and takes it back. */
record Harm(Runnable begin, Runnable end) {

    /** What is over as soon as it is done. */
    static Harm atOnce(Runnable begin) {
        return new Harm(begin, () -> {});
    }
}
