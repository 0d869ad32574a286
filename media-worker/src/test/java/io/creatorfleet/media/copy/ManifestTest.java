package io.creatorfleet.media.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.media.copy.Manifest.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final String LINK = "https://v.redd.it/x/DASHPlaylist.mpd?a=1762608545%2Csigned&v=1";
    private static final String VIDEO = """
            <AdaptationSet contentType="video"><Representation bandwidth="900"><BaseURL>CMAF_720.mp4</BaseURL></Representation>
            <Representation bandwidth="400"><BaseURL>CMAF_360.mp4</BaseURL></Representation></AdaptationSet>""";
    private static final String AUDIO = """
            <AdaptationSet contentType="audio"><Representation bandwidth="64000"><BaseURL>CMAF_AUDIO_64.mp4</BaseURL>
            </Representation><Representation bandwidth="128000"><BaseURL> CMAF_AUDIO_128.mp4 </BaseURL></Representation>
            </AdaptationSet>""";

    @Test
    void namesTheBestFileOfEachContent() throws IOException {
        Manifest manifest = manifest(VIDEO + AUDIO);
        assertThat(manifest.best(Content.AUDIO)).contains("https://v.redd.it/x/CMAF_AUDIO_128.mp4");
        assertThat(manifest.best(Content.VIDEO)).contains("https://v.redd.it/x/CMAF_720.mp4");
    }

    @Test
    void namesNoSoundWhereThereIsNone() throws IOException {
        assertThat(manifest(VIDEO).best(Content.AUDIO)).isEmpty();
        assertThat(manifest("").best(Content.VIDEO)).isEmpty();
    }

    @Test
    void knowsASoundByItsTypeToo() throws IOException {
        assertThat(manifest("<AdaptationSet><Representation mimeType=\"audio/mp4\"><BaseURL>audio</BaseURL>"
                                + "</Representation></AdaptationSet>")
                        .best(Content.AUDIO))
                .contains("https://v.redd.it/x/audio");
    }

    @ParameterizedTest
    @CsvSource({
        "a.mp4,                        https://v.redd.it/x/y/a.mp4",
        "/a.mp4,                       https://v.redd.it/a.mp4",
        "https://i.redd.it/a.mp4,      https://i.redd.it/a.mp4",
        "a.mp4?s=1&amp;t=2,            https://v.redd.it/x/y/a.mp4?s=1&t=2",
    })
    void resolvesEachLevelAgainstThoseAboveIt(String base, String link) throws IOException {
        assertThat(manifest("<BaseURL>y/</BaseURL><AdaptationSet mimeType=\"audio/mp4\"><Representation><BaseURL>"
                                + base + "</BaseURL></Representation></AdaptationSet>")
                        .best(Content.AUDIO))
                .contains(link);
    }

    @Test
    void passesOverWhatIsMadeOfPieces() throws IOException {
        assertThat(manifest("<AdaptationSet contentType=\"audio\"><Representation><SegmentTemplate media=\"$Number$\"/>"
                                + "</Representation></AdaptationSet>")
                        .best(Content.AUDIO))
                .isEmpty();
    }

    @Test
    void failsWithoutItsTextWhenAFileIsNamedByNoAddress() throws IOException {
        Manifest manifest = manifest("<AdaptationSet contentType=\"audio\"><Representation><BaseURL>ht tp:// se^cret"
                + "</BaseURL></Representation></AdaptationSet>");
        assertThatThrownBy(() -> manifest.best(Content.AUDIO))
                .isInstanceOf(FlawedFileException.class)
                .hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#EXTM3U",
                "<MPD><Period></MPD>",
                "<!DOCTYPE MPD SYSTEM \"http://169.254.169.254/x.dtd\"><MPD/>",
                "<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MPD>&x;</MPD>",
                "<!DOCTYPE MPD [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><MPD>&b;</MPD>",
                "<MPD>&undeclared;</MPD>"
            })
    void refusesWhatIsNoPlainXml(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(FlawedFileException.class)
                .hasMessage("The manifest cannot be read: it is no plain XML");
    }

    /** A CDN in trouble answers so for a while, as it sends a page in a file's place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Not here</body></html>",
                "<Error><Code>AccessDenied</Code></Error>",
                "<MPD/>",
                "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>y/</BaseURL></MPD>",
                "<Error><MPD><Period/></MPD></Error>"
            })
    void refusesWhatIsXmlButNoManifest(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(FlawedFileException.class)
                .hasMessage("The CDN sent no manifest but other XML: no MPD with a Period");
    }

    private static Manifest manifest(String period) throws IOException {
        return parse("<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period>" + period
                + "</Period></MPD>");
    }

    private static Manifest parse(String text) throws IOException {
        return Manifest.parse(text.getBytes(StandardCharsets.UTF_8), LINK);
    }
}
