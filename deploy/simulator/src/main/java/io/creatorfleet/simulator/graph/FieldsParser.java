package io.creatorfleet.simulator.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a fields expression: names, each with modifiers and with fields of its own in braces. */
final class FieldsParser {

    private static final int DEEPEST = 16;

    private final String expression;
    private int at;

    private FieldsParser(String expression) {
        this.expression = expression;
    }

    /** The fields of the expression; refuses one that is not well-formed, saying where. */
    static List<Field> parse(String expression) {
        FieldsParser parser = new FieldsParser(expression);
        List<Field> fields = parser.fields(0);
        if (parser.at < expression.length()) {
            throw parser.refusal("Expected end of string instead of \"" + expression.charAt(parser.at) + "\".");
        }
        return fields;
    }

    private List<Field> fields(int depth) {
        if (depth > DEEPEST) {
            throw refusal("Too many levels of fields.");
        }
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        do {
            int start = at;
            Field field = field(depth);
            if (!names.add(field.name())) {
                at = start;
                throw refusal("Field " + field.name()
                        + " specified more than once. This is only possible before version 2.1");
            }
            fields.add(field);
        } while (skip(','));
        return fields;
    }

    private Field field(int depth) {
        String name = name();
        Map<String, String> modifiers = new LinkedHashMap<>();
        List<Field> subfields = List.of();
        while (true) {
            if (skip('.')) {
                modifiers.put(name(), argument());
            } else if (subfields.isEmpty() && skip('{')) {
                subfields = fields(depth + 1);
                require('}');
            } else {
                return new Field(name, modifiers, subfields);
            }
        }
    }

    private String name() {
        skipSpace();
        int start = at;
        while (at < expression.length() && isNamePart(expression.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw refusal("Expected name.");
        }
        return expression.substring(start, at);
    }

    private String argument() {
        require('(');
        int end = expression.indexOf(')', at);
        if (end < 0) {
            throw refusal("Expected \")\".");
        }
        String argument = expression.substring(at, end).strip();
        at = end + 1;
        return argument;
    }

    private void require(char wanted) {
        if (!skip(wanted)) {
            throw refusal("Expected \"" + wanted + "\".");
        }
    }

    private boolean skip(char wanted) {
        skipSpace();
        boolean found = at < expression.length() && expression.charAt(at) == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void skipSpace() {
        while (at < expression.length() && Character.isWhitespace(expression.charAt(at))) {
            at++;
        }
    }

    private GraphRefusal refusal(String reason) {
        return new GraphRefusal(GraphError.syntax(reason, at, expression));
    }

    private static boolean isNamePart(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
