package io.creatorfleet.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the gateway says about one creator when asked to verify: the job's claim, the rows and the objects side by side.
 *
 * @param layers the numbers of each layer, in words
 * @param disagreements what one layer says and another does not, as the gateway lists it
 */
record Verification(String username, boolean consistent, Map<String, String> layers, List<String> disagreements) {

    private static final List<String> LAYERS = List.of("job", "rows", "objects");

    static Verification of(String username, JsonNode answer) {
        Map<String, String> layers = new LinkedHashMap<>();
        for (String layer : LAYERS) {
            if (answer.path(layer).isObject()) {
                layers.put(layer, numbers("", answer.path(layer)));
            }
        }
        List<String> disagreements = new ArrayList<>();
        answer.path("disagreements")
                .forEach(one -> disagreements.add(one.isString() ? one.asString() : one.toString()));
        return new Verification(username, answer.path("consistent").asBoolean(false), layers, disagreements);
    }

    private static String numbers(String prefix, JsonNode layer) {
        return layer.properties().stream()
                .map(field -> number(prefix + field.getKey().replace('_', ' '), field.getValue()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String number(String name, JsonNode value) {
        if (value.has("held") && value.has("asked")) {
            return name + " " + value.path("held").asString() + "/"
                    + value.path("asked").asString();
        }
        if (value.isObject()) {
            return numbers(name + " ", value);
        }
        if (!value.isNumber()) {
            return "";
        }
        return name + " " + (name.contains("bytes") ? ProgressText.size(value.asLong()) : value.asString());
    }
}
