package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.answers.Answer;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway in front of the third party answers by itself. */
final class LooterReply {

    private LooterReply() {}

    static Answer noKey() {
        return message(401, "Invalid API key.");
    }

    static Answer notSubscribed() {
        return message(403, "You are not subscribed to this API.");
    }

    static Answer tooMany() {
        return message(429, "You have exceeded the rate limit per second for your plan, by the API provider");
    }

    static Answer failed(int status) {
        return message(status, "The API is unreachable, please contact the API provider");
    }

    static Answer badRequest(String what) {
        return message(400, "Missing or wrong parameter: " + what);
    }

    private static Answer message(int status, String text) {
        return Answer.json(status, JsonMapper.shared().createObjectNode().put("message", text), "looter " + status);
    }
}
