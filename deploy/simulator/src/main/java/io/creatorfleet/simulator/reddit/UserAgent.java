package io.creatorfleet.simulator.reddit;

import java.time.Duration;
import java.util.regex.Pattern;

/** The rule for what a caller calls itself: {@code <platform>:<app id>:<version> (by /u/<user>)}. */
final class UserAgent {

    private static final Pattern RULE = Pattern.compile("[^:\\s]+:[^:\\s]+:[^:\\s]+ \\(by /?u/[\\w-]+\\)");
    private static final Pattern LIBRARY =
            Pattern.compile("(?i)(java|apache-httpclient|python|okhttp|go-http|curl|wget|axios|node).*");

    private UserAgent() {}

    /** Refuses callers that do not say who they are: libraries get nowhere as too many, all others as blocked. */
    static void check(String agent) {
        if (LIBRARY.matcher(agent).matches()) {
            throw new RedditRefusal(RedditError.tooMany(Duration.ofSeconds(4)));
        }
        if (!RULE.matcher(agent).matches()) {
            throw new RedditRefusal(RedditError.blocked(403));
        }
    }
}
