package io.creatorfleet.bench.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table of text under the machine's name, in Markdown so that it can be kept as it is. */
public final class Table {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String title, String... columns) {
        this.title = title;
        rows.add(List.of(columns));
    }

    public void add(Object... cells) {
        rows.add(IntStream.range(0, cells.length)
                .mapToObj(n -> String.valueOf(cells[n]))
                .toList());
    }

    public void print(PrintStream out) {
        out.printf("%n%s%n%s%n%n", title, Machine.today());
        int columns = rows.getFirst().size();
        List<Integer> widths = IntStream.range(0, columns)
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        for (int row = 0; row < rows.size(); row++) {
            out.println(line(rows.get(row), widths));
            if (row == 0) {
                out.println(line(widths.stream().map("-"::repeat).toList(), widths));
            }
        }
        out.flush();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths.get(column) - cell.length());
            line.append(' ').append(column == 0 ? cell + space : space + cell).append(" |");
        }
        return line.toString();
    }
}
