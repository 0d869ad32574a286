package io.creatorfleet.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CursorTest {

    @Test
    void comesBackAsItWasGiven() {
        Cursor cursor = new Cursor("views", "12", "34");

        assertThat(Cursor.parse(cursor.toString(), "views")).isEqualTo(cursor);
        assertThat(Cursor.parse(null, "views")).isNull();
        assertThat(Cursor.parse("", "views")).isNull();
    }

    @Test
    void isOfNoUseInAnotherOrder() {
        String cursor = new Cursor("views", "12", "34").toString();

        assertThatThrownBy(() -> Cursor.parse(cursor, "likes")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "AAAA", "bm8"})
    void refusesWhatItNeverGave(String text) {
        assertThatThrownBy(() -> Cursor.parse(text, "views")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0.028800", "123456"})
    void bringsBackADecimalKey(String key) {
        assertThat(new Cursor("engagement", key, "34").keyAsDecimal()).isEqualTo(key);
    }

    /** Some of which are numbers to Java, and more than PostgreSQL holds. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "", "1e999999999", "NaN", "0x1", "1.", "- 1"})
    void refusesADecimalKeyThatNoRowHas(String key) {
        assertThatThrownBy(() -> new Cursor("engagement", key, "34").keyAsDecimal())
                .isInstanceOf(Refusal.class);
    }

    @Test
    void refusesKeysThatAreNotOfTheirKind() {
        String forged = Base64.getUrlEncoder().encodeToString("views\nx\ny".getBytes(UTF_8));
        Cursor cursor = requireNonNull(Cursor.parse(forged, "views"));

        assertThatThrownBy(cursor::keyAsLong).isInstanceOf(Refusal.class);
        assertThatThrownBy(cursor::idAsLong).isInstanceOf(Refusal.class);
        assertThatThrownBy(cursor::idAsUuid).isInstanceOf(Refusal.class);
        assertThatThrownBy(cursor::keyAsInstant).isInstanceOf(Refusal.class);
    }
}
