package io.creatorfleet.platform.reddit;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What an answer says of our limit: calls used and remaining, and how long until they are counted anew. Errors, redirects
 * and the host of the tokens do not say it, which is normal.
 */
record RateLimit(double used, double remaining, Duration reset) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");

    static Optional<RateLimit> of(HttpHeaders headers) {
        Double used = number(headers, "x-ratelimit-used");
        Double remaining = number(headers, "x-ratelimit-remaining"); // written with a fraction: 997.0
        Double reset = number(headers, "x-ratelimit-reset");
        return used == null || remaining == null || reset == null || used + remaining <= 0
                ? Optional.empty()
                : Optional.of(new RateLimit(used, remaining, Duration.ofMillis((long) (reset * 1000))));
    }

    double share() {
        return used / (used + remaining);
    }

    /** Whether there is no whole call left. */
    boolean usedUp() {
        return remaining < 1;
    }

    private static @Nullable Double number(HttpHeaders headers, String name) {
        String value = headers.getFirst(name);
        return value == null || !NUMBER.matcher(value.strip()).matches() ? null : Double.valueOf(value.strip());
    }
}
