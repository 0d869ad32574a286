package io.creatorfleet.cli.export;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A row as RFC 4180 writes it. A text that a spreadsheet would take for a formula gets an apostrophe before it: what
 * strangers write must not be run by whoever opens the file. Numbers stay numbers.
 */
final class Csv {

    static final String END_OF_ROW = "\r\n";
    private static final String FORMULA = "=+-@\t\r";
    private static final String TO_BE_QUOTED = "\",\r\n";

    private Csv() {}

    static String row(List<JsonNode> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", END_OF_ROW));
    }

    static String heading(List<String> names) {
        return String.join(",", names) + END_OF_ROW;
    }

    private static String cell(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isString() ? text(value.stringValue()) : quoted(value.toString());
    }

    private static String text(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return quoted(formula ? "'" + text : text);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(character -> TO_BE_QUOTED.indexOf(character) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
