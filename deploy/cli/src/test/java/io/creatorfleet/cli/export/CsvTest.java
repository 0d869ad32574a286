package io.creatorfleet.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class CsvTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        assertThat(row("plain", "a,b", "say \"hi\"", "two\nlines", ""))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void aTextIsNoFormula(String text) {
        assertThat(row(text)).startsWith(text.startsWith("\r") ? "\"'" : "'").contains(text);
    }

    @Test
    void aNumberBelowZeroStaysANumber() {
        assertThat(Csv.row(List.of(JSON.readTree("-5"), JSON.readTree("0.25"), JSON.readTree("true"))))
                .isEqualTo("-5,0.25,true\r\n");
    }

    @Test
    void whatIsUnknownIsEmpty() {
        ObjectNode document = (ObjectNode) JSON.readTree("{\"a\": null, \"c\": 1}");
        assertThat(Format.CSV.row(document, List.of("a", "b", "c"), true)).isEqualTo(",,1\r\n");
    }

    @Test
    void anArrayOfJsonIsWholeHoweverManyItHas() {
        ObjectNode document = (ObjectNode) JSON.readTree("{\"a\": 1}");
        String none = Format.JSON.begin(List.of()) + Format.JSON.end();
        String two = Format.JSON.begin(List.of())
                + Format.JSON.row(document, List.of(), true)
                + Format.JSON.row(document, List.of(), false)
                + Format.JSON.end();

        assertThat(JSON.readTree(none).size()).isZero();
        assertThat(JSON.readTree(two)).hasSize(2);
    }

    private static String row(String... cells) {
        return Csv.row(Stream.of(cells)
                .map(StringNode::valueOf)
                .map(JsonNode.class::cast)
                .toList());
    }
}
