package io.creatorfleet.gateway.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a client would like to wait for the end of what it starts (RFC 7240): a wish that may be cut short. */
record Preference(Duration patience) {

    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?=$|[,;\\s])");
    private static final long LONGEST_SECONDS = 60;

    static Optional<Preference> of(@Nullable List<String> headers) {
        if (headers == null) {
            return Optional.empty();
        }
        Matcher wait = WAIT.matcher(String.join(",", headers));
        return wait.find()
                ? Optional.of(
                        new Preference(Duration.ofSeconds(Math.min(Long.parseLong(wait.group(1)), LONGEST_SECONDS))))
                : Optional.empty();
    }

    /** What the answer says was applied. */
    String applied() {
        return "wait=" + patience.toSeconds();
    }
}
