package io.creatorfleet.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsParserTest {

    @Test
    void readsModifiersAndSubfields() {
        Field id = new Field("id", Map.of(), List.of());
        Field media = new Field("media", Map.of("limit", "50", "after", "QVF-_x"), List.of(id));
        assertThat(FieldsParser.parse("id,media.limit(50).after(QVF-_x){id}")).containsExactly(id, media);
    }

    @Test
    void takesModifiersBehindTheBracesAndSpaceBetweenTokens() {
        assertThat(FieldsParser.parse(" media { id , caption } . limit( 5 ) "))
                .isEqualTo(FieldsParser.parse("media.limit(5){id,caption}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~         | Expected name.                                  | 0
            ,          | Expected name.                                  | 0
            id,        | Expected name.                                  | 3
            id}        | Expected end of string instead of "}".          | 2
            media{id   | Expected "}".                                   | 8
            media{}    | Expected name.                                  | 6
            media.     | Expected name.                                  | 6
            media.limit| Expected "(".                                   | 11
            media.after(x | Expected ")".                                | 12
            id,id      | Field id specified more than once. This is only possible before version 2.1 | 3
            naïve      | Expected end of string instead of "ï".          | 2
            """)
    void saysWhereTheSyntaxIsWrong(String expression, String reason, int at) {
        assertThatThrownBy(() -> FieldsParser.parse(expression)).isInstanceOfSatisfying(GraphRefusal.class, refusal -> {
            assertThat(refusal.error().code()).isEqualTo(2500);
            assertThat(refusal).hasMessage("Syntax error \"%s\" at character %d: %s".formatted(reason, at, expression));
        });
    }

    @Test
    void endsOnTooManyLevelsInsteadOfRunningOutOfStack() {
        assertThatThrownBy(() -> FieldsParser.parse("a{".repeat(5_000))).hasMessageContaining("Too many levels");
    }
}
