package io.creatorfleet.platform.instagram.graph;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An error in the Graph API's words. The HTTP status beside it says nothing: throttling comes as 400, 403 and 429.
 *
 * @param subcode 0 when there is none
 * @param passing whether the platform expects it to go away by itself
 */
record GraphError(int code, int subcode, boolean passing, String message) {

    private static final int USERNAME_UNREADABLE = 110;
    private static final int ALIAS_MISSING = 803;
    private static final int PARAMETER = 100;
    private static final int PARAMETER_OBJECT_MISSING = 33;
    private static final int TRAFFIC_SHAPE = 1996;
    private static final int MESSAGE_LENGTH = 300;

    /** What an error asks of us. */
    enum Meaning {
        /** No such account for us. */
        NOT_FOUND,
        /** The credential does not work, and will not by being tried again. */
        DENIED,
        /** Too many calls. */
        THROTTLED,
        /** Too many calls at once: a longer rest is due. */
        THROTTLED_BURST,
        /** This version of the API does not know or give one of the fields. */
        UNKNOWN_FIELD,
        /** The same question about fewer items may be answered. */
        TOO_MUCH,
        /** It may work when tried again. */
        PASSING,
        /** None of the published errors. */
        UNKNOWN
    }

    /** The error an answer holds, whatever its HTTP status; null when it holds none. */
    static @Nullable GraphError in(JsonNode document) {
        JsonNode error = document.path("error");
        if (!error.isObject()) {
            return null;
        }
        return new GraphError(
                error.path("code").asInt(0),
                error.path("error_subcode").asInt(0),
                error.path("is_transient").asBoolean(false),
                harmless(error.path("message").asString("")));
    }

    Meaning meaning() {
        return switch (code) {
            case USERNAME_UNREADABLE, ALIAS_MISSING -> Meaning.NOT_FOUND;
            case 102, 190, 368, 2500, 10 -> Meaning.DENIED;
            case 4, 17, 32, 341 -> Meaning.THROTTLED;
            case 613 -> subcode == TRAFFIC_SHAPE ? Meaning.THROTTLED_BURST : Meaning.THROTTLED;
            case PARAMETER -> ofParameter();
            case 1 -> lower().contains("reduce the amount of data") ? Meaning.TOO_MUCH : Meaning.PASSING;
            case 2 -> Meaning.PASSING;
            default -> ofOtherCode();
        };
    }

    private Meaning ofParameter() {
        if (subcode == PARAMETER_OBJECT_MISSING) {
            return Meaning.DENIED; // the only object we ask for by id is our own account
        }
        return lower().contains("field") ? Meaning.UNKNOWN_FIELD : Meaning.UNKNOWN;
    }

    private Meaning ofOtherCode() {
        if (code >= 200 && code <= 299) {
            return Meaning.DENIED;
        }
        if (code >= 80000 && code <= 80014) {
            return Meaning.THROTTLED; // one number for each kind of business account; 80002 is Instagram's
        }
        return passing ? Meaning.PASSING : Meaning.UNKNOWN;
    }

    private String lower() {
        return message.toLowerCase(Locale.ROOT);
    }

    /** The error in one line of our own texts. */
    String text() {
        String number = subcode == 0 ? Integer.toString(code) : code + "/" + subcode;
        return "error %s, %s".formatted(number, message.isBlank() ? "without a message" : '"' + message + '"');
    }

    // The platform quotes malformed tokens in full, and an address may be signed: long words and queries go.
    private static String harmless(String message) {
        String plain = message.replaceAll("\\?\\S*[=&]\\S*", "?…")
                .replaceAll("[A-Za-z0-9_|%.-]{40,}", "…")
                .replaceAll("\\s+", " ");
        return plain.length() <= MESSAGE_LENGTH ? plain : plain.substring(0, MESSAGE_LENGTH) + "…";
    }
}
