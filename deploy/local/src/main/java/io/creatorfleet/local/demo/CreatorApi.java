package io.creatorfleet.local.demo;

import io.creatorfleet.local.JsonClient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a gateway offers to somebody who wants a creator. */
record CreatorApi(JsonClient gateway) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Adds a creator and gives back the path of its job. */
    String add(String username, @Nullable String niche) {
        ObjectNode body = JSON.createObjectNode().put("username", username);
        if (niche != null) {
            body.put("niche", niche);
        }
        return success(gateway.post("/api/instagram/creator/add", JSON.writeValueAsString(body)))
                .path("job")
                .path("url")
                .asString();
    }

    JsonNode job(String path) {
        return success(gateway.get(path));
    }

    JsonNode verify(String username) {
        return success(gateway.get("/api/instagram/creator/" + username + "/verify"));
    }

    private static JsonNode success(JsonClient.Answer answer) {
        if (answer.status() == 0) {
            throw new IllegalStateException("The gateway did not answer, see 'deploy/fleet status': " + answer);
        }
        return answer.expectSuccess().body();
    }
}
