package io.creatorfleet.gateway;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: the sort key and the id of the last entry given. Opaque to clients.
 *
 * @param order the order it is a place in: of no use in another
 */
public record Cursor(String order, String key, String id) {

    private static final String SEPARATOR = "\n";
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    // What PostgreSQL can hold is more; what a row of ours holds is not.
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** The place a client gave back, or null for the start. */
    public static @Nullable Cursor parse(@Nullable String given, String order) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
            String[] parts = text.split(SEPARATOR, -1);
            if (parts.length == 3 && parts[0].equals(order)) {
                return new Cursor(parts[0], parts[1], parts[2]);
            }
        } catch (IllegalArgumentException notBase64) {
            throw unknown();
        }
        throw unknown();
    }

    public Instant keyAsInstant() {
        try {
            Instant instant = Instant.parse(key);
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw unknown();
            }
            return instant;
        } catch (DateTimeException notOurs) {
            throw unknown();
        }
    }

    public long keyAsLong() {
        return number(key);
    }

    public BigDecimal keyAsDecimal() {
        if (!DECIMAL.matcher(key).matches()) {
            throw unknown();
        }
        return new BigDecimal(key);
    }

    public long idAsLong() {
        return number(id);
    }

    public UUID idAsUuid() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, order, key, id).getBytes(StandardCharsets.UTF_8));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.badRequest("The cursor is not one that this list gave");
    }
}
