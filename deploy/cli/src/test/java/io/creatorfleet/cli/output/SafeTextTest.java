package io.creatorfleet.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @Test
    void whatSteersATerminalShowsAsASign() {
        assertThat(SafeText.of("a\u001b[2Jb\u0007c\u007fd")).isEqualTo("a␛[2Jb␇c␡d");
        assertThat(SafeText.of("\u009b31m")).isEqualTo("\uFFFD31m");
    }

    @Test
    void whatTurnsTheReadingDirectionOrHidesShowsAsASign() {
        assertThat(SafeText.of("a\u202eb\u2066c\u200bd")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    @Test
    void aTextStaysInItsLine() {
        assertThat(SafeText.of("one\r\ntwo\tthree\u2028four")).isEqualTo("one  two three\uFFFDfour");
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(SafeText.of("a\ud83d")).isEqualTo("a\uFFFD");
    }

    @Test
    void familiesAndAccentsStayWhole() {
        String text = "👩‍👧 Beyoncé 日本";
        assertThat(SafeText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"abc,3", "日本,4", "🚀,2", "e\u0301,1", "'',0"})
    void widthIsCountedInColumns(String text, int columns) {
        assertThat(SafeText.width(text)).isEqualTo(columns);
    }

    @Test
    void aCutTextEndsWithASignAndFits() {
        assertThat(SafeText.cut("日本語の名前", 7)).isEqualTo("日本語…");
        assertThat(SafeText.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(SafeText.width(SafeText.cut("abcdefg", 6))).isEqualTo(6);
    }
}
