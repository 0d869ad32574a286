package io.creatorfleet.simulator.answers;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer before it is sent.
 *
 * @param outcome what is counted
 */
public record Answer(int status, String contentType, Map<String, String> headers, String body, String outcome) {

    private static final String JSON = "application/json; charset=UTF-8";
    private static final String HTML = "text/html; charset=UTF-8";

    public static Answer json(int status, JsonNode document, String outcome) {
        return json(status, JsonMapper.shared().writeValueAsString(document), outcome);
    }

    /** An answer whose body is JSON, or nothing that pretends to be. */
    public static Answer json(int status, String body, String outcome) {
        return new Answer(status, JSON, Map.of(), body, outcome);
    }

    public static Answer html(int status, String title, String outcome) {
        String body = "<!doctype html><html><head><title>%s</title></head><body><h1>%s</h1></body></html>\n"
                .formatted(title, title);
        return new Answer(status, HTML, Map.of(), body, outcome + " html");
    }

    /** The head of an answer whose body never comes. */
    static Answer brokenOff(String outcome) {
        return new Answer(
                200, JSON, Map.of("Content-Length", "1000", "Connection", "close"), "", outcome + " broken off");
    }

    /** The same answer with one more header. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, more, body, outcome);
    }

    /** The same answer with the wish that the next call comes so much later; none is told when there is nothing to wait. */
    public Answer retryAfter(Duration wait) {
        return wait.isZero()
                ? this
                : with("retry-after", Long.toString(wait.plusMillis(999).toSeconds()));
    }

    /** The same answer with what HTML cannot hold written as HTML writes it; JSON has these characters in texts only. */
    public Answer escaped() {
        String text = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Answer(status, contentType, headers, text, outcome);
    }

    /** The same answer up to its middle. */
    Answer truncated() {
        return new Answer(status, contentType, headers, body.substring(0, body.length() / 2), outcome + " truncated");
    }
}
