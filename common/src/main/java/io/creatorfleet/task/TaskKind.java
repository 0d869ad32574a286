package io.creatorfleet.task;

import java.util.Locale;

/** The stages of the work. A kind has its own queues, its own handler and its own retry limits. */
public enum TaskKind {
    PROFILE,
    CONTENT,
    RESOLVE,
    ANALYTICS,
    MEDIA,
    SWEEP,
    AUDIT,
    PURGE;

    /** The kind in queue names, URLs and metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a job's analytics wait for the tasks of this kind. */
    boolean gathers() {
        return this == PROFILE || this == CONTENT;
    }

    /** Whether a job that has no such task done has failed. */
    boolean decidesJob() {
        return this == PROFILE || this == PURGE;
    }

    /** Whether tasks of this kind are so small and many that they are claimed and settled in groups. */
    boolean grouped() {
        return this == MEDIA;
    }
}
