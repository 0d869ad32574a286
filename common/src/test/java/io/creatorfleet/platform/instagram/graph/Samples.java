package io.creatorfleet.platform.instagram.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents of the Graph API, of the shapes it publishes. */
final class Samples {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Samples() {}

    static String text(String name) {
        String path = "/instagram/graph/" + name + ".json";
        try (InputStream sample = Objects.requireNonNull(Samples.class.getResourceAsStream(path), path)) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static JsonNode document(String name) {
        return MAPPER.readTree(text(name));
    }

    static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /** The account a sample of business discovery is about. */
    static JsonNode account(String name) {
        return document(name).path("business_discovery");
    }

    /** An account with just this item. */
    static JsonNode pageOf(String item) {
        return parse("{\"id\":\"1\",\"media\":{\"data\":[" + item + "]}}");
    }
}
