package io.creatorfleet.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What servers say in the header of that name: seconds, or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * How long a server asks to wait.
     *
     * @param header its value; null: there is none
     * @return null when it does not ask, in no known form, or for what is over by now
     */
    public static @Nullable Duration of(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now);
    }

    private static @Nullable Duration until(String date, Instant now) {
        try {
            Instant end = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return end.isAfter(now) ? Duration.between(now, end) : null;
        } catch (DateTimeParseException noDate) {
            return null; // a header of no known form is as good as none
        }
    }
}
