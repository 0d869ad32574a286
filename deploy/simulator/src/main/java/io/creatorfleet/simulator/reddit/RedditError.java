package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.answers.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API answers instead of data. */
final class RedditError {

    private static final String NOTICE =
            "<!-- SC_OFF --><div class=\"md\"><p>Simulated notice.</p>\n</div><!-- SC_ON -->";

    private RedditError() {}

    static Answer unauthorized() {
        return json(401, "Unauthorized").with("www-authenticate", "Bearer realm=\"reddit\", error=\"invalid_token\"");
    }

    static Answer forbidden() {
        return json(403, "Forbidden");
    }

    /** Forbidden, and why: {@code private}, {@code gold_only}, {@code gated}. */
    static Answer forbidden(String reason) {
        return reason(403, "Forbidden", reason);
    }

    static Answer quarantined() {
        ObjectNode body = body(403, "Forbidden");
        body.put("reason", "quarantined");
        body.put("quarantine_message", "Simulated notice.");
        body.put("quarantine_message_html", NOTICE);
        return Answer.json(403, body, "reddit 403 quarantined");
    }

    static Answer banned() {
        return reason(404, "Not Found", "banned");
    }

    static Answer missing() {
        return json(404, "Not Found");
    }

    static Answer legal() {
        return json(451, "Unavailable For Legal Reasons");
    }

    static Answer badRequest() {
        return json(400, "Bad Request");
    }

    static Answer noSuchUser() {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putArray("fields").add("id");
        body.put("explanation", "that user doesn't exist");
        body.put("message", "Bad Request");
        body.put("reason", "USER_DOESNT_EXIST");
        return Answer.json(400, body, "reddit 400 USER_DOESNT_EXIST");
    }

    /** The search, to which a listing of a subreddit leads that there is not. */
    static Answer search(String name) {
        String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
        return Answer.html(302, "302 Found", "reddit 302")
                .with("location", "https://www.reddit.com/subreddits/search?q=" + query);
    }

    /** The edge in front of the API, which does not like the looks of the caller. */
    static Answer blocked(int status) {
        return Answer.html(status, "whoa there, pardner!", "reddit " + status);
    }

    /** Too many calls, as the edge says it, with the time to wait, or as the API does, without, when that is 0. */
    static Answer tooMany(Duration wait) {
        return wait.isZero()
                ? json(429, "Too Many Requests")
                : Answer.html(429, "Too Many Requests", "reddit 429").retryAfter(wait);
    }

    /** A status in the API's own words, such as 409 and "Conflict". */
    static Answer failed(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return json(status, known == null ? "Unknown" : known.getReasonPhrase());
    }

    /** A failure that says nothing, although its content type does. */
    static Answer silent(int status) {
        return Answer.json(status, "", "reddit " + status + " empty");
    }

    private static Answer json(int status, String message) {
        return Answer.json(status, body(status, message), "reddit " + status);
    }

    private static Answer reason(int status, String message, String reason) {
        ObjectNode body = body(status, message);
        body.put("reason", reason);
        return Answer.json(status, body, "reddit " + status + " " + reason);
    }

    private static ObjectNode body(int status, String message) {
        return JsonMapper.shared().createObjectNode().put("message", message).put("error", status);
    }
}
