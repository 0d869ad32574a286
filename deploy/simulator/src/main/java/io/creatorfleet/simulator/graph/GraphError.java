package io.creatorfleet.simulator.graph;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API answers instead of data. */
record GraphError(
        int status,
        String message,
        @Nullable String type,
        int code,
        @Nullable Integer subcode,
        @Nullable Boolean isTransient,
        @Nullable String userTitle,
        @Nullable String userMessage) {

    private static final String OAUTH = "OAuthException";
    private static final String METHOD = "GraphMethodException";
    private static final String UNREADABLE = "Unsupported get request. Object with ID '{id}' does not exist, cannot be "
            + "loaded due to missing permissions, or does not support this operation. Please read the Graph API "
            + "documentation at https://developers.facebook.com/docs/graph-api";
    private static final DateTimeFormatter HEADQUARTERS = DateTimeFormatter.ofPattern(
                    "EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.US)
            .withZone(ZoneId.of("America/Los_Angeles"));

    private GraphError(int status, String message, String type, int code, @Nullable Integer subcode) {
        this(status, message, type, code, subcode, null, null, null);
    }

    static GraphError noToken() {
        String message = "An active access token must be used to query information about the current user.";
        return new GraphError(400, message, OAUTH, 2500, null);
    }

    static GraphError wrongToken() {
        return new GraphError(400, "Invalid OAuth access token - Cannot parse access token", OAUTH, 190, null);
    }

    static GraphError tokenExpired(Instant now) {
        String message = "Error validating access token: Session has expired on %s. The current time is %s."
                .formatted(HEADQUARTERS.format(now.minusSeconds(1745)), HEADQUARTERS.format(now));
        return new GraphError(400, message, OAUTH, 190, 463);
    }

    static GraphError proof(boolean given) {
        return given
                ? new GraphError(400, "Invalid appsecret_proof provided in the API argument", METHOD, 100, null)
                : new GraphError(
                        400, "API calls from the server require an appsecret_proof argument", METHOD, 100, null);
    }

    static GraphError noSuchObject(String id) {
        return new GraphError(400, UNREADABLE.replace("{id}", id), METHOD, 100, 33);
    }

    static GraphError userNotFound(String username) {
        String text = "The user with username: " + username + " cannot be found.";
        return new GraphError(400, "Invalid user id", OAUTH, 110, 2207013, false, "Cannot find User", text);
    }

    static GraphError syntax(String reason, int at, String expression) {
        String message = "Syntax error \"%s\" at character %d: %s".formatted(reason, at, expression);
        return new GraphError(400, message, OAUTH, 2500, null);
    }

    static GraphError subfields(String field) {
        return new GraphError(400, "Subfields are not supported by " + field, OAUTH, 2500, null);
    }

    static GraphError noSuchField(String field, String nodeType) {
        String message = "Tried accessing nonexisting field (%s) on node type (%s)".formatted(field, nodeType);
        return invalid(message);
    }

    static GraphError unsupportedField() {
        return invalid("Please read documentation for supported fields.");
    }

    static GraphError notForChildren() {
        return invalid("Field is not available for Carousel children media");
    }

    /** Code 100 with a text of its own. */
    static GraphError invalid(String message) {
        return new GraphError(400, "(#100) " + message, OAUTH, 100, null);
    }

    static GraphError noPermission() {
        return new GraphError(400, "(#10) Application does not have permission for this action", OAUTH, 10, null);
    }

    static GraphError liveMedia() {
        return new GraphError(400, "(#36104) Cannot access live media from business discovery", OAUTH, 36104, null);
    }

    static GraphError appThrottled() {
        return new GraphError(403, "(#4) Application request limit reached", OAUTH, 4, null, true, null, null);
    }

    static GraphError userThrottled() {
        return new GraphError(400, "(#17) User request limit reached", OAUTH, 17, null, true, null, null);
    }

    static GraphError reduceData() {
        String message = "Please reduce the amount of data you're asking for, then retry your request";
        return new GraphError(500, message, null, 1, null, null, null, null);
    }

    static GraphError transientFailure() {
        String message = "An unexpected error has occurred. Please retry your request later.";
        return new GraphError(500, message, OAUTH, 2, null, true, null, null);
    }

    GraphError withStatus(int other) {
        return new GraphError(other, message, type, code, subcode, isTransient, userTitle, userMessage);
    }

    /** The code, with the subcode if there is one, as in {@code 110/2207013}. */
    String codes() {
        return subcode == null ? Integer.toString(code) : code + "/" + subcode;
    }

    /** The members of the body; those that come without a type also come without a trace. */
    Map<String, Object> members(String trace) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("message", message);
        members.put("type", type);
        members.put("is_transient", isTransient);
        members.put("code", code);
        members.put("error_subcode", subcode);
        members.put("error_user_title", userTitle);
        members.put("error_user_msg", userMessage);
        members.put("fbtrace_id", type == null ? null : trace);
        Map<String, Object> present = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
