package io.creatorfleet.cli.gateway;

import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a gateway answered.
 *
 * @param retryAfter when to ask again; zero: it does not say
 */
record Answer(int status, String body, Duration retryAfter) {

    private static final int LONGEST_QUOTE = 200;

    boolean succeeded() {
        return status / 100 == 2;
    }

    /** Whether nothing was done, and the same request may succeed shortly. */
    boolean isToBeRepeated() {
        return (status == 429 || status == 503) && retryAfter.isPositive();
    }

    JsonNode read(JsonMapper json) {
        try {
            return json.readTree(body);
        } catch (JacksonException notJson) {
            throw new Refusal(502, "This is no answer of a fleet's gateway: " + quote());
        }
    }

    Refusal refusal(JsonMapper json) {
        try {
            JsonNode problem = json.readTree(body);
            String sentence =
                    problem.path("detail").asString(problem.path("error").asString(""));
            return new Refusal(status, sentence.isEmpty() ? "Answered " + status : sentence);
        } catch (JacksonException notJson) {
            return new Refusal(status, "Answered %d: %s".formatted(status, quote()));
        }
    }

    private String quote() {
        String text = body.strip();
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + " ..." : text;
    }
}
