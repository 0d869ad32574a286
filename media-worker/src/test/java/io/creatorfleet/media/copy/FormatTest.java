package io.creatorfleet.media.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.media.FakeCdn;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    @Test
    void readsTheFormatFromTheFirstBytes() {
        assertThat(List.of(
                        Samples.jpeg(1000),
                        Samples.png(1000),
                        Samples.ascii("GIF89a"),
                        Samples.webp(100),
                        Samples.mp4(2000),
                        Samples.ascii("\0\0\0\u0018ftypqt  "),
                        Samples.ascii("\0\0\0\u0018ftypavif"),
                        Samples.ascii("\0\0\0\u0018ftypheic"),
                        Samples.ascii("\u001aE\u00df\u00a3"),
                        transportStream()))
                .extracting(Format::of)
                .containsExactly(
                        Format.JPEG,
                        Format.PNG,
                        Format.GIF,
                        Format.WEBP,
                        Format.MP4,
                        Format.QUICKTIME,
                        Format.AVIF,
                        Format.HEIC,
                        Format.WEBM,
                        Format.MPEG_TS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  <!doctype html>",
                "\u00ef\u00bb\u00bf<html>",
                "<?xml version='1.0'?><Error/>",
                "{\"error\":1}",
                "URL signature expired\n"
            })
    void takesTextForNoMedium(String text) {
        Format format = Format.of(Samples.ascii(text));

        assertThat(format).isEqualTo(Format.TEXT);
        assertThatThrownBy(() -> format.contentType("image/jpeg")).isInstanceOf(FlawedFileException.class);
    }

    @Test
    void believesTheCdnAboutMediaItDoesNotKnow() throws Exception {
        Format unknown = Format.of(FakeCdn.bytes(100));

        assertThat(unknown.contentType("image/x-new")).isEqualTo("image/x-new");
        assertThat(unknown.contentType("application/octet-stream")).isEqualTo("application/octet-stream");
        assertThatThrownBy(() -> unknown.contentType("text/html; charset=utf-8"))
                .hasMessageContaining("text/html; charset=utf-8");
    }

    private static byte[] transportStream() {
        byte[] packets = new byte[2 * 188];
        Arrays.fill(packets, (byte) 0xFF);
        packets[0] = 'G';
        packets[188] = 'G';
        return packets;
    }
}
