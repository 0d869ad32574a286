package io.creatorfleet.cli.export;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A form in which documents are written one after another. */
enum Format {
    /** Rows of the columns below a heading. */
    CSV {
        @Override
        String begin(List<String> columns) {
            return Csv.heading(columns);
        }

        @Override
        String row(ObjectNode document, List<String> columns, boolean first) {
            return Csv.row(columns.stream().map(document::path).toList());
        }
    },
    /** One array of whole documents. */
    JSON {
        @Override
        String begin(List<String> columns) {
            return "[";
        }

        @Override
        String row(ObjectNode document, List<String> columns, boolean first) {
            return (first ? "\n" : ",\n") + document;
        }

        @Override
        String end() {
            return "\n]\n";
        }
    },
    /** A whole document a line. */
    JSONL {
        @Override
        String row(ObjectNode document, List<String> columns, boolean first) {
            return document + "\n";
        }
    };

    String begin(List<String> columns) {
        return "";
    }

    abstract String row(ObjectNode document, List<String> columns, boolean first);

    String end() {
        return "";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
