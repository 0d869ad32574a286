package io.creatorfleet.platform.instagram.graph;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An object of a document, read field by field: absent, null and blank are null, a wrong type is told. */
record GraphNode(JsonNode node) {

    // The offset has no colon, which the formats that come with Java refuse.
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXX", Locale.ROOT);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Ids become rows and object keys, so their alphabet is held to. */
    String id() throws UnreadableException {
        String id = text("id");
        if (id == null || !ID.matcher(id).matches()) {
            throw new UnreadableException("has no readable id");
        }
        return id;
    }

    String required(String field) throws UnreadableException {
        String text = text(field);
        if (text == null) {
            throw new UnreadableException("has no " + field);
        }
        return text;
    }

    @Nullable
    String text(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw wrongType(field, "a text", value);
        }
        // PostgreSQL keeps no NUL in a text.
        String text = value.stringValue().replace("\0", "");
        return text.isBlank() ? null : text;
    }

    @Nullable
    Long count(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(field, "a whole number", value);
        }
        return value.longValue();
    }

    Instant time(String field) throws UnreadableException {
        String text = required(field);
        try {
            return OffsetDateTime.parse(text, TIMESTAMP).toInstant();
        } catch (DateTimeParseException otherForm) {
            throw new UnreadableException("has a %s of another form".formatted(field));
        }
    }

    /** The objects under {@code field.data}; none when the field is absent. */
    List<GraphNode> data(String field) throws UnreadableException {
        JsonNode list = node.path(field).path("data");
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw wrongType(field + ".data", "a list", list);
        }
        return list.valueStream().map(GraphNode::new).toList();
    }

    private static UnreadableException wrongType(String field, String expected, JsonNode value) {
        return new UnreadableException("has %s for its %s, not %s"
                .formatted(value.getNodeType().name().toLowerCase(Locale.ROOT), field, expected));
    }
}
