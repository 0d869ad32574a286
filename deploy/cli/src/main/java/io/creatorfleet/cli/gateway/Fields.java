package io.creatorfleet.cli.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a JSON object as they are read: one that is missing is like one that is null. */
public record Fields(JsonNode node) {

    public Fields at(String name) {
        return new Fields(node.path(name));
    }

    /** Empty without one. */
    public String text(String name) {
        JsonNode value = node.path(name);
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isValueNode() && !value.isNull() ? value.toString() : "";
    }

    public @Nullable Long number(String name) {
        JsonNode value = node.path(name);
        if (!value.isNumber()) {
            return null;
        }
        return value.isIntegralNumber() ? value.longValue() : Math.round(value.doubleValue());
    }

    public @Nullable Double decimal(String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? Double.valueOf(value.doubleValue()) : null;
    }

    /** Zero without one. */
    public long count(String name) {
        return node.path(name).asLong(0);
    }

    public boolean is(String name) {
        return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    /** Whether it is there, and not null. */
    public boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    public @Nullable Instant time(String name) {
        try {
            return has(name) ? Instant.parse(text(name)) : null;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    public List<Fields> list(String name) {
        return node.path(name).valueStream().map(Fields::new).toList();
    }
}
