package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.source.JsonObject;
import io.creatorfleet.platform.source.UnreadableException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What only Reddit knows of an account or a post, as a JSON object. What is unknown is left out. */
final class Details {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    Details text(String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value.replace("\0", ""));
        }
        return this;
    }

    Details count(String name, @Nullable Long value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    Details flag(String name, JsonObject from, String field) throws UnreadableException {
        if (!from.node().path(field).isMissingNode() && !from.node().path(field).isNull()) {
            node.put(name, from.flag(field));
        }
        return this;
    }

    Details list(String name, @Nullable ArrayNode value) {
        if (value != null) {
            node.set(name, value);
        }
        return this;
    }

    Details object(String name, @Nullable JsonNode value) {
        if (value != null) {
            node.set(name, value);
        }
        return this;
    }

    ObjectNode node() {
        return node;
    }

    String json() {
        return node.toString();
    }
}
