package io.creatorfleet.platform.source;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An object of a document, read field by field: absent, null and blank are null, a wrong type is told. */
public record JsonObject(JsonNode node) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Ids become rows and object keys, so their alphabet is held to. */
    public String id() throws UnreadableException {
        String id = text("id");
        if (id == null || !ID.matcher(id).matches()) {
            throw new UnreadableException("has no readable id");
        }
        return id;
    }

    public String required(String field) throws UnreadableException {
        String text = text(field);
        if (text == null) {
            throw new UnreadableException("has no " + field);
        }
        return text;
    }

    public @Nullable String text(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (isNothing(value)) {
            return null;
        }
        if (!value.isString()) {
            throw wrongType(field, "a text", value);
        }
        // PostgreSQL keeps no NUL in a text.
        String text = value.stringValue().replace("\0", "");
        return text.isBlank() ? null : text;
    }

    public @Nullable Long count(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (isNothing(value)) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongType(field, "a whole number", value);
        }
        return value.longValue();
    }

    public @Nullable Double decimal(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (isNothing(value)) {
            return null;
        }
        if (!value.isNumber()) {
            throw wrongType(field, "a number", value);
        }
        return value.doubleValue();
    }

    /** False when it is absent. */
    public boolean flag(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (isNothing(value)) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrongType(field, "true or false", value);
        }
        return value.booleanValue();
    }

    /** A time in seconds since 1970, which some platforms write with a fraction. */
    public Instant seconds(String field) throws UnreadableException {
        Double seconds = decimal(field);
        if (seconds == null) {
            throw new UnreadableException("has no " + field);
        }
        if (!(seconds > 0 && seconds < 1e11)) {
            throw new UnreadableException("has a %s that is no time in seconds".formatted(field));
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }

    /** The object under that field; one without any field when it is absent. */
    public JsonObject object(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (!isNothing(value) && !value.isObject()) {
            throw wrongType(field, "an object", value);
        }
        return new JsonObject(value);
    }

    /** The objects under that field; none when it is absent. */
    public List<JsonObject> list(String field) throws UnreadableException {
        JsonNode value = node.path(field);
        if (isNothing(value)) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrongType(field, "a list", value);
        }
        return value.valueStream().map(JsonObject::new).toList();
    }

    public boolean isPresent() {
        return !isNothing(node);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static UnreadableException wrongType(String field, String expected, JsonNode value) {
        return new UnreadableException("has %s for its %s, not %s"
                .formatted(value.getNodeType().name().toLowerCase(Locale.ROOT), field, expected));
    }
}
