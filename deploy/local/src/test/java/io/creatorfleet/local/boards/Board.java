package io.creatorfleet.local.boards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A board of Grafana.
 *
 * @param name of its file
 */
record Board(String name, JsonNode json) {

    static final Path FOLDER = Path.of("..", "grafana");

    /**
     * One query of a panel.
     *
     * @param panel names the board and the panel, for people
     * @param expression with the board's variables in it
     */
    record Query(String panel, String expression) {

        /** The expression as Grafana would ask it, everything chosen and over an hour. */
        String resolved() {
            return expression
                    .replace("$__rate_interval", "1h")
                    .replace("[1m]", "[1h]")
                    .replaceAll("\\$(kind|worker|platform)\\b", ".*");
        }
    }

    static List<Board> all() {
        JsonMapper mapper = new JsonMapper();
        try (Stream<Path> files = Files.list(FOLDER.resolve("boards"))) {
            return files.sorted()
                    .map(file -> new Board(file.getFileName().toString(), mapper.readTree(file.toFile())))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not read the boards in " + FOLDER, failure);
        }
    }

    /** What shows something: all but the headings of rows. */
    List<JsonNode> panels() {
        return json.path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString().equals("row"))
                .toList();
    }

    /** The queries of the panels and of the marks in them. */
    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            panel.path("targets").forEach(target -> queries.add(query(panel.path("title"), target)));
        }
        json.path("annotations").path("list").forEach(marks -> queries.add(query(marks.path("name"), marks)));
        return queries;
    }

    private Query query(JsonNode title, JsonNode target) {
        String of = "%s, %s %s"
                .formatted(name, title.asString(), target.path("refId").asString(""));
        return new Query(of.strip(), target.path("expr").asString());
    }

    @Override
    public String toString() {
        return name;
    }
}
