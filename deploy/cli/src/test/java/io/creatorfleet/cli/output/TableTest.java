package io.creatorfleet.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.output.Table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Printed printed = new Printed();

    @Test
    void columnsStandBelowTheirHeadings() {
        Table table = new Table(printed.file(), Column.of("NAME", 8), Column.number("N", 5), Column.of("WHY", 9));
        table.row("a", 12, "x");
        table.row("b", 3, "yy");

        assertThat(printed.lines())
                .containsExactly("NAME          N  WHY", "a            12  x", "b             3  yy");
    }

    @Test
    void onATerminalTheLastCellEndsWhereTheLineDoes() {
        Table table = new Table(printed.plain(20), Column.of("NAME", 8), Column.of("WHY", 40));
        table.row("a", "far too long for this line");

        assertThat(printed.lines().getLast()).isEqualTo("a         far too l…");
    }

    @Test
    void inAFileNothingIsCut() {
        Table table = new Table(printed.file(), Column.of("NAME", 2), Column.of("WHY", 4));
        table.row("longer than two", "longer than four");

        assertThat(printed.lines().getLast()).isEqualTo("longer than two  longer than four");
    }

    @Test
    void aNameCannotPaintTheTerminal() {
        Table table = new Table(printed.coloured(40), Column.of("NAME", 8));
        table.row("\u001b[31mred");

        assertThat(printed.lines().getLast()).isEqualTo("␛[31mred");
    }

    @Test
    void onlyStatesAreColoured() {
        Table table =
                new Table(printed.coloured(40), Column.of("NAME", 6), Column.state("STATE", 9), Column.of("X", 1));
        table.row("failed", "failed", "x");

        assertThat(printed.lines().getLast()).isEqualTo("failed  \u001b[31mfailed   \u001b[0m  x");
    }

    @Test
    void linesThatAreRewrittenTakeOneLineEach() {
        Terminal terminal = printed.coloured(10);
        terminal.rewrite(List.of(terminal.styled(Style.BAD, "much too long for it"), "short"));
        terminal.rewrite(List.of("next"));

        assertThat(printed.text()).isEqualTo("\u001b[31mmuch too l\u001b[0m\nshort\n\u001b[2A\u001b[Jnext\n");
    }

    @Test
    void barsAreAsFullAsTheWorkIsDone() {
        Terminal terminal = printed.file();
        assertThat(new Bar(0, 0).on(terminal, 4)).isEqualTo("░░░░");
        assertThat(new Bar(1, 2).on(terminal, 4)).isEqualTo("██░░");
        assertThat(new Bar(5, 4).on(terminal, 4)).isEqualTo("████");
    }
}
