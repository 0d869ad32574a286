package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.chance.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer before it is written.
 *
 * @param body in ASCII
 * @param outcome what is counted
 */
record GraphReply(int status, String contentType, Map<String, String> headers, String body, String outcome) {

    /** Writes as the platform does: slashes and everything outside ASCII are escaped. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES, JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .build();

    private static final String JSON_TYPE = "application/json; charset=UTF-8";
    private static final String HTML =
            "<!DOCTYPE html><html><head><title>Error</title></head><body>Sorry, something went wrong.</body></html>\n";

    static GraphReply data(Map<String, Object> document) {
        return new GraphReply(200, JSON_TYPE, Map.of(), JSON.writeValueAsString(document), "graph 200");
    }

    /** An error, with its members in an order that changes from trace to trace. */
    static GraphReply error(GraphError error, Seed trace) {
        String id = "A" + Long.toUnsignedString(trace.value(), 36)
                + Long.toUnsignedString(trace.with(1).value(), 36);
        Map<String, Object> members = shuffled(error.members(id), trace);
        String kind = error.code() == 190 ? "invalid_token" : "invalid_request";
        String challenge = "OAuth \"Facebook Platform\" \"%s\" \"%s\"".formatted(kind, printable(error.message()));
        return new GraphReply(
                error.status(),
                JSON_TYPE,
                Map.of("WWW-Authenticate", challenge),
                JSON.writeValueAsString(Map.of("error", members)),
                "graph " + error.status() + " " + error.codes());
    }

    /** The edge in front of the API, which knows no JSON. */
    static GraphReply edge(int status) {
        return new GraphReply(status, "text/html; charset=utf-8", Map.of(), HTML, "graph " + status + " html");
    }

    /** The head of an answer whose body never comes. */
    static GraphReply brokenOff() {
        Map<String, String> headers = Map.of("Content-Length", "1000", "Connection", "close");
        return new GraphReply(200, JSON_TYPE, headers, "", "graph broken off");
    }

    /** The same answer with the wish that the next call comes so much later; none is told when there is nothing to wait. */
    GraphReply retryAfter(Duration wait) {
        if (wait.isZero()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
        return new GraphReply(status, contentType, more, body, outcome);
    }

    /** The same answer up to its middle. */
    GraphReply truncated() {
        String half = body.substring(0, body.length() / 2);
        return new GraphReply(status, contentType, headers, half, outcome + " truncated");
    }

    /** The usage header; its members come in any order. */
    static String usage(double percent, Seed trace) {
        long calls = (long) percent;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("call_count", calls);
        members.put("total_cputime", calls * 3 / 4);
        members.put("total_time", calls * 4 / 5);
        return JSON.writeValueAsString(shuffled(members, trace));
    }

    private static Map<String, Object> shuffled(Map<String, Object> members, Seed seed) {
        List<String> names = new ArrayList<>(members.keySet());
        Collections.rotate(names, (int) seed.below(names.size()));
        Map<String, Object> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, members.getOrDefault(name, "")));
        return shuffled;
    }

    private static String printable(String message) {
        return message.replaceAll("[^ -~]", "?").replace("\"", "\\\"");
    }
}
