package io.creatorfleet.cli.output;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows below headings, printed as they come. A column is as wide as it was said to be; a longer cell is printed whole and
 * moves the rest of its row, except that on a terminal the last one ends where the line does.
 */
public final class Table {

    private static final String GAP = "  ";

    /**
     * A column.
     *
     * @param width how wide its cells usually are at most
     * @param right whether its cells stand at its right edge, as numbers do
     * @param styled whether its cells are states
     */
    public record Column(String heading, int width, boolean right, boolean styled) {

        public static Column of(String heading, int width) {
            return new Column(heading, width, false, false);
        }

        public static Column number(String heading, int width) {
            return new Column(heading, width, true, false);
        }

        public static Column state(String heading, int width) {
            return new Column(heading, width, false, true);
        }
    }

    private final Terminal terminal;
    private final List<Column> columns;
    private boolean begun;

    public Table(Terminal terminal, Column... columns) {
        this.terminal = terminal;
        this.columns = List.of(columns);
    }

    /** Prints a row, and the headings before the first. Cells may be texts of strangers. */
    public void row(Object... cells) {
        if (!begun) {
            begun = true;
            terminal.line(terminal.styled(
                    Style.FAINT, line(columns.stream().map(Column::heading).toList(), false)));
        }
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(SafeText.of(String.valueOf(cell)));
        }
        terminal.line(line(texts, terminal.hasColour()));
    }

    private String line(List<String> cells, boolean colour) {
        StringBuilder line = new StringBuilder();
        int taken = 0;
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            boolean last = index == columns.size() - 1;
            String cell = fitted(cells.get(index), column, last ? terminal.columns() - taken : Integer.MAX_VALUE);
            String shown = last && !column.right() ? cell : SafeText.padded(cell, column.width(), column.right());
            line.append(colour && column.styled() ? terminal.styled(Style.ofState(cell), shown) : shown);
            line.append(last ? "" : GAP);
            taken += SafeText.width(shown) + GAP.length();
        }
        return line.toString();
    }

    private String fitted(String cell, Column column, int left) {
        return terminal.isTerminal() && left < Integer.MAX_VALUE
                ? SafeText.cut(cell, Math.max(left, Math.min(column.width(), 8)))
                : cell;
    }
}
