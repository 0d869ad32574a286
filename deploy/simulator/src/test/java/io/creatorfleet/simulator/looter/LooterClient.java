package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.Client;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A customer of the third party. */
final class LooterClient {

    private final Client client;

    LooterClient(Client client) {
        this.client = client;
    }

    Client.Answer get(String path) {
        return client.get("/looter" + path, "x-rapidapi-key", "simulated-key", "x-rapidapi-host", "looter.example");
    }

    String id(String username) {
        return get("/profile?username=" + username).json().path("id").asString();
    }

    List<JsonNode> walkReels(String username) {
        List<JsonNode> items = new ArrayList<>();
        String id = id(username);
        JsonNode page = get("/reels?id=" + id).json();
        items.addAll(Client.items(page.path("items")));
        while (page.at("/paging_info/more_available").asBoolean()) {
            page = get("/reels?id=" + id + "&max_id="
                            + page.at("/paging_info/max_id").asString())
                    .json();
            items.addAll(Client.items(page.path("items")));
        }
        return items;
    }

    List<JsonNode> walkFeed(String username) {
        List<JsonNode> items = new ArrayList<>();
        String id = id(username);
        JsonNode page = get("/user-feeds?count=33&id=" + id).json();
        items.addAll(Client.items(page.path("items")));
        while (page.path("more_available").asBoolean()) {
            page = get("/user-feeds?count=33&id=" + id + "&max_id="
                            + page.path("next_max_id").asString())
                    .json();
            items.addAll(Client.items(page.path("items")));
        }
        return items;
    }
}
