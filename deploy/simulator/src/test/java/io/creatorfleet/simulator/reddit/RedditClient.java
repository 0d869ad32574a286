package io.creatorfleet.simulator.reddit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.Client.Answer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** An application that keeps Reddit's rules. */
public final class RedditClient {

    public static final String AGENT = "linux:io.creatorfleet.test:1.0 (by /u/creatorfleet)";
    public static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("simulated-client:simulated-secret".getBytes(US_ASCII));

    private final Client client;
    private String token = "";

    public RedditClient(Client client) {
        this.client = client;
    }

    public Answer askToken(String basic, String form) {
        return client.send(client.request("/api/v1/access_token")
                .header("Authorization", basic)
                .header("User-Agent", AGENT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    public String token() {
        if (token.isEmpty()) {
            token = askToken(BASIC, "grant_type=client_credentials")
                    .json()
                    .path("access_token")
                    .asString();
        }
        return token;
    }

    /** Asks for what there is at this path, below the API's address. */
    public Answer get(String path) {
        return get(path, token());
    }

    public Answer get(String path, String tokenToUse) {
        String query = path.contains("?") ? "&raw_json=1" : "?raw_json=1";
        return client.get("/reddit-oauth" + path + query, "User-Agent", AGENT, "Authorization", "bearer " + tokenToUse);
    }

    public static List<JsonNode> posts(Answer listing) {
        return Client.items(listing.json().at("/data/children")).stream()
                .map(child -> child.path("data"))
                .toList();
    }

    /** All posts of a listing, page after page. */
    public List<JsonNode> walk(String path) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        do {
            Answer page = get(path + "?limit=100&t=week&after=" + after);
            all.addAll(posts(page));
            after = page.json().at("/data/after").asString("");
        } while (!after.isEmpty());
        return all;
    }
}
