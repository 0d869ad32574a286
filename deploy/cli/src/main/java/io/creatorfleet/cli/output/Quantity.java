package io.creatorfleet.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
public final class Quantity {

    private static final String UNKNOWN = "-";
    private static final long[] SECONDS = {86_400, 3_600, 60, 1};
    private static final String[] UNITS = {"d", "h", "min", "s"};

    private Quantity() {}

    /** Bytes in powers of ten, as stores bill them. */
    public static String bytes(double bytes) {
        if (bytes < 1e3) {
            return "%.0f B".formatted(bytes);
        }
        if (bytes < 1e6) {
            return decimal(bytes / 1e3) + " kB";
        }
        return bytes < 1e9 ? decimal(bytes / 1e6) + " MB" : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    public static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** With a comma after each three digits. */
    public static String count(@Nullable Long number) {
        return number == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of a thing, which is named as one of it is. */
    public static String of(long number, String thing) {
        return count(number) + " " + (number == 1 ? thing : thing + "s");
    }

    /** With one digit behind the point. */
    public static String decimal(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** A fraction as a percentage. */
    public static String percent(@Nullable Double fraction) {
        return fraction == null ? UNKNOWN : String.format(Locale.ROOT, "%.2f %%", fraction * 100);
    }

    /** The two greatest units of it. */
    public static String duration(@Nullable Duration duration) {
        if (duration == null) {
            return UNKNOWN;
        }
        long left = Math.max(0, duration.toSeconds());
        for (int unit = 0; unit < SECONDS.length; unit++) {
            long number = left / SECONDS[unit];
            if (number > 0) {
                long rest = unit + 1 < SECONDS.length ? left % SECONDS[unit] / SECONDS[unit + 1] : 0;
                String whole = number + " " + UNITS[unit];
                return rest == 0 ? whole : whole + " " + rest + " " + UNITS[unit + 1];
            }
        }
        return "0 s";
    }

    /** How long ago that was. */
    public static String ago(@Nullable Instant instant, Instant now) {
        if (instant == null) {
            return UNKNOWN;
        }
        return duration(Duration.between(instant, now)) + " ago";
    }

    public static String seconds(@Nullable Double seconds) {
        return duration(seconds == null ? null : Duration.ofMillis((long) (seconds * 1000)));
    }
}
