package io.creatorfleet.platform.reddit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents of Reddit's API, of the shapes it publishes. */
final class Samples {

    static final String RULES = """
            {"rules":[{"kind":"link","short_name":"Be kind","description":"To people & boats","priority":0}],"site_rules":[]}
            """;

    private static final JsonMapper MAPPER = new JsonMapper();

    private Samples() {}

    static String text(String name) {
        String path = "/reddit/" + name + ".json";
        try (InputStream sample = Objects.requireNonNull(Samples.class.getResourceAsStream(path), path)) {
            return new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static JsonNode document(String name) {
        return parse(text(name));
    }

    static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /** A list with these children. */
    static JsonNode listing(String... children) {
        return parse(
                "{\"kind\":\"Listing\",\"data\":{\"after\":null,\"children\":[" + String.join(",", children) + "]}}");
    }

    /** A post with these fields beside, or instead of, those it must have. */
    static String post(String fields) {
        return """
                {"kind":"t3","data":{"name":"t3_abc","author":"somebody","author_fullname":"t2_1","subreddit":"space",
                 "permalink":"/r/space/comments/abc/a_title/","created_utc":1760016545.0,"title":"A title","selftext":""
                 %s}}""".formatted(fields.isEmpty() ? "" : "," + fields);
    }
}
