package io.creatorfleet.simulator.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field that is asked for, as in {@code media.limit(50){id,caption}}.
 *
 * @param modifiers by name
 * @param subfields asked for in braces, in their order
 */
record Field(String name, Map<String, String> modifiers, List<Field> subfields) {

    Optional<String> modifier(String modifier) {
        return Optional.ofNullable(modifiers.get(modifier));
    }
}
