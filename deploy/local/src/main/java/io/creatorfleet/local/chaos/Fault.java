package io.creatorfleet.local.chaos;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that goes wrong.
 *
 * @param at when, from the beginning of the run
 * @param on what it is done to, as parts of a fleet are called
 * @param lasts until it is taken back; nothing for what is over at once
 */
record Fault(int number, Duration at, FaultKind kind, String on, Duration lasts) {

    Duration ends() {
        return at.plus(lasts);
    }

    /** One line of a printed plan. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%4d  %7.1f s  %-34s %-18s %s",
                number,
                at.toMillis() / 1e3,
                kind.words(),
                on,
                lasts.isZero() ? "" : "for %.1f s".formatted(lasts.toMillis() / 1e3));
    }
}
