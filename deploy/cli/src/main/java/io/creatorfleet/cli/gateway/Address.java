package io.creatorfleet.cli.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A path of the API with its parameters. What is put into it is encoded. */
public record Address(String text) {

    /**
     * The address with these segments.
     *
     * @param pattern with {@code %s} for each of them
     */
    public static Address of(String pattern, Object... segments) {
        Object[] encoded = Stream.of(segments).map(Address::encoded).toArray();
        return new Address(pattern.formatted(encoded));
    }

    /** The same with one more parameter; null: without. */
    public Address with(String parameter, @Nullable Object value) {
        return value == null
                ? this
                : new Address(text + (text.contains("?") ? "&" : "?") + parameter + "=" + encoded(value));
    }

    private static String encoded(Object value) {
        // A plus is a space in parameters alone.
        return URLEncoder.encode(Objects.toString(value), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Override
    public String toString() {
        return text;
    }
}
