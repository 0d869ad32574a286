package io.creatorfleet.simulator.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of node: the fields it has, those that are refused and how, and the edges that lead on from it.
 *
 * @param <T> what the values are read from
 */
final class NodeType<T> {

    private final String name;
    private final Map<String, Attribute<T>> attributes = new HashMap<>();
    private final Map<String, GraphError> refused = new HashMap<>();

    NodeType(String name) {
        this.name = name;
    }

    /** A field; it is left out of the answer where its value is null. */
    NodeType<T> field(String field, Function<T, @Nullable Object> value) {
        attributes.put(field, new Attribute<>(null, (node, asked) -> value.apply(node)));
        return this;
    }

    /** A field that leads to other nodes. */
    NodeType<T> edge(String field, NodeType<?> to, BiFunction<T, Field, @Nullable Object> value) {
        attributes.put(field, new Attribute<>(to, value));
        return this;
    }

    /** Fields that there are, but not for this caller or not here. */
    NodeType<T> refuse(GraphError error, String... fields) {
        for (String field : fields) {
            refused.put(field, error);
        }
        return this;
    }

    /** Refuses the call when one of the fields, at any depth, is not to be had, or is one of those out of order. */
    void check(List<Field> asked, Set<String> outOfOrder) {
        for (Field field : asked) {
            Attribute<T> attribute = attributes.get(field.name());
            GraphError refusal = refused.get(field.name());
            if (refusal != null) {
                throw new GraphRefusal(refusal);
            }
            if (attribute == null) {
                throw new GraphRefusal(GraphError.noSuchField(field.name(), name));
            }
            if (outOfOrder.contains(field.name())) {
                throw new GraphRefusal(GraphError.unsupportedField());
            }
            if (attribute.to != null) {
                attribute.to.check(field.subfields(), outOfOrder);
            } else if (!field.subfields().isEmpty()) {
                throw new GraphRefusal(GraphError.subfields(field.name()));
            }
        }
    }

    /** The values of the fields in the order asked for, and the id in any case. */
    Map<String, Object> render(T node, List<Field> asked) {
        Map<String, Object> values = new LinkedHashMap<>();
        asked.forEach(field -> put(values, field, node));
        if (!values.containsKey("id")) {
            put(values, new Field("id", Map.of(), List.of()), node);
        }
        return values;
    }

    private void put(Map<String, Object> values, Field field, T node) {
        Attribute<T> attribute = attributes.get(field.name());
        Object value = attribute == null ? null : attribute.value.apply(node, field);
        if (value != null) {
            values.put(field.name(), value);
        }
    }

    private record Attribute<T>(@Nullable NodeType<?> to, BiFunction<T, Field, @Nullable Object> value) {}
}
