package io.creatorfleet.task;

import java.util.Locale;

/** Whose turn it is: work somebody waits for, and work nobody waits for. Each kind has slots for both. */
public enum Lane {
    INTERACTIVE,
    BACKGROUND;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
