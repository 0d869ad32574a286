package io.creatorfleet.local.boards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What Prometheus is given: its configurations, the rules, and their tests. */
final class Rules {

    static final Path FOLDER = Path.of("..", "prometheus");

    // A name of ours or of what we read, where no label's value and no label is.
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:(?:fleet|rabbitmq|hikaricp|jvm|process|http|ssl)[_:][a-z_:]+|up|ALERTS)\\b");
    private static final YAMLMapper YAML = new YAMLMapper();

    private Rules() {}

    static JsonNode read(Path file) {
        return YAML.readTree(file.toFile());
    }

    /** The YAML files of a folder below. */
    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not read the rules in " + FOLDER, failure);
        }
    }

    static List<JsonNode> all() {
        return files("rules").stream()
                .flatMap(file -> read(file).path("groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    static List<JsonNode> alerts() {
        return all().stream().filter(rule -> rule.has("alert")).toList();
    }

    /** The metrics that an expression names. */
    static List<String> metrics(String expression) {
        String bare = expression.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "").replaceAll("\\{[^}]*}", "");
        return METRIC.matcher(bare).results().map(MatchResult::group).distinct().toList();
    }
}
