package io.creatorfleet.local.cycle;

import io.creatorfleet.local.JsonClient;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The simulator, asked for what it has seen and for what is true. */
final class CycleSimulator {

    private final JsonClient client;

    CycleSimulator(JsonClient client) {
        this.client = client;
    }

    /** The platform's id of each account, by its name. */
    Map<String, String> ids(Cycle cycle) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (String name : cycle.names()) {
            JsonNode truth = get("/control/truth/%s?reels=0&posts=0&ranked=0".formatted(name));
            ids.put(name, truth.get("id").asString());
        }
        return ids;
    }

    /**
     * The items that whoever has read the account once must hold: of its rankings all that stand, and of its newest as many
     * as are asked for, for which those that were taken down do not count.
     */
    Set<String> items(Cycle cycle, String name) {
        Set<String> ids = new HashSet<>();
        int newest = 0;
        for (JsonNode item :
                get("/control/truth/%s?%s".formatted(name, cycle.read())).get("items")) {
            boolean stands = item.path("removedBy").isMissingNode()
                    || item.path("removedBy").isNull();
            boolean walked = stands && isIn(item, "new") && newest++ < cycle.posts();
            if (stands && (walked || isIn(item, "hot") || isIn(item, "top") || !item.has("feeds"))) {
                ids.add(item.get("id").asString());
            }
        }
        return ids;
    }

    private static boolean isIn(JsonNode item, String feed) {
        return item.path("feeds").valueStream().anyMatch(name -> name.asString().equals(feed));
    }

    /** The calls that a platform has seen. */
    long calls(Cycle cycle) {
        return calls().getOrDefault(cycle.api(), 0L);
    }

    /** The calls that each platform's API has seen. */
    Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        get("/control/calls?window=PT60S")
                .propertyStream()
                .forEach(platform -> calls.put(
                        platform.getKey(), platform.getValue().get("total").asLong()));
        return calls;
    }

    /** The most calls that a platform has seen within any sixty seconds. */
    long mostInAMinute(Cycle cycle) {
        return get("/control/calls?window=PT60S").path(cycle.api()).path("most").asLong(0);
    }

    private JsonNode get(String path) {
        return client.get(path).expectSuccess().body();
    }
}
