package io.creatorfleet.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A client of the gateway, as any other. */
final class GatewayClient {

    /** Above the half minute that the gateway waits for an audit. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final JsonMapper json = new JsonMapper();
    private final String gateway;

    GatewayClient(String gateway) {
        this.gateway = gateway;
    }

    /** Adds a creator and gives back the path of its job. */
    String add(String username, @Nullable String niche) {
        ObjectNode body = json.createObjectNode().put("username", username);
        if (niche != null) {
            body.put("niche", niche);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/api/instagram/creator/add"))
                .header("Content-Type", "application/json")
                .timeout(LIMIT)
                .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        return answer(request).path("job").path("url").asString();
    }

    JsonNode job(String path) {
        return get(path);
    }

    JsonNode verify(String username) {
        return get("/api/instagram/creator/" + username + "/verify");
    }

    private JsonNode get(String path) {
        return answer(HttpRequest.newBuilder(URI.create(gateway).resolve(path))
                .timeout(LIMIT)
                .build());
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("The gateway answered " + response.statusCode() + " to "
                        + request.method() + " " + request.uri().getPath() + ": " + response.body());
            }
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The gateway at " + gateway + " did not answer: see 'deploy/fleet status'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking the gateway", e);
        }
    }
}
