package io.creatorfleet.cli.session;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** A time as people give one: an instant, a day, or how long ago it was. */
public record Moment(Instant instant) {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*([smhd])", Pattern.CASE_INSENSITIVE);
    private static final int LENGTH_OF_A_DAY = "2026-01-31".length();

    /** The time that is meant by somebody who says it now. */
    public static Moment of(String given, Instant now) {
        if (SPAN.matcher(given).matches()) {
            return new Moment(now.minus(span(given)));
        }
        try {
            return new Moment(
                    given.length() == LENGTH_OF_A_DAY
                            ? LocalDate.parse(given)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                            : Instant.parse(given));
        } catch (DateTimeException unreadable) {
            throw new TypeConversionException(
                    "%s is no time: say one like 2026-01-31T12:00:00Z or 2026-01-31, or how long ago, like 2h or 3d"
                            .formatted(given));
        }
    }

    /** How long something takes: 30s, 15m, 2h or 3d. */
    public static Duration span(String given) {
        Matcher span = SPAN.matcher(given.strip());
        if (!span.matches()) {
            throw new TypeConversionException("%s is no span of time: say 30s, 15m, 2h or 3d".formatted(given));
        }
        String unit = span.group(2).toUpperCase(Locale.ROOT);
        return Duration.parse((unit.equals("D") ? "P" : "PT") + span.group(1) + unit);
    }

    @Override
    public String toString() {
        return instant.toString();
    }
}
