package io.creatorfleet.media.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkRulesTest {

    private static final Map<PlatformId, List<String>> HOSTS = Map.of(
            PlatformId.INSTAGRAM, List.of("cdninstagram.com", "fbcdn.net"),
            PlatformId.REDDIT,
                    List.of(
                            "i.redd.it",
                            "v.redd.it",
                            "preview.redd.it",
                            "external-preview.redd.it",
                            "thumbs.redditmedia.com",
                            "styles.redditmedia.com",
                            "www.redditstatic.com"));
    private static final String CDN = "https://scontent.cdninstagram.com";

    private final LinkRules rules = new LinkRules(new LinkProperties(HOSTS, false, Set.of()));
    private final LinkRules local = new LinkRules(new LinkProperties(HOSTS, true, Set.of("simulator")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://scontent-ams2-1.cdninstagram.com/v/t51.2885-15/1_2_n.jpg?stp=dst-jpg_e35&oh=00_AfC-x~y&oe=6A0B1C2D",
                "https://instagram.fhan3-1.fna.fbcdn.net/o1/v/t16/f2/m86/A_video_dashinit.mp4?efg=eyJ9%3D%3D&_nc_ht=x,y&ccb=9-4",
                "https://fbcdn.net:443/a//b/../c?x=http://169.254.169.254/",
                "HTTPS://SCONTENT.CDNINSTAGRAM.COM/a"
            })
    void callsWhatThePlatformsLinkTo(String link) throws Exception {
        assertThat(rules.check(PlatformId.INSTAGRAM, link).uri()).hasToString(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://i.redd.it/simimg000001.jpeg",
                "https://v.redd.it/simvid000001/CMAF_1080.mp4",
                "https://v.redd.it/simvid000001/DASHPlaylist.mpd?a=1762608545%2CU0lNVUxBVEVE&v=1&f=sd",
                "https://preview.redd.it/simgal000002.gif?format=mp4&s=05",
                "https://external-preview.redd.it/a-b_c.jpg?auto=webp&s=01",
                "https://b.thumbs.redditmedia.com/a.jpg",
                "https://styles.redditmedia.com/t5_2qh87/styles/communityIcon_x.png?width=256&s=00",
                "https://www.redditstatic.com/avatars/defaults/v2/avatar_default_6.png"
            })
    void callsWhatRedditLinksTo(String link) throws Exception {
        assertThat(rules.check(PlatformId.REDDIT, link).uri()).hasToString(link);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://redd.it/abc",
                "https://www.reddit.com/r/space",
                "https://oauth.reddit.com/api/v1/me",
                "https://i.redd.it.evil.example/a.jpg",
                "https://evili.redd.it/a.jpg",
                "https://reddit-uploaded-media.s3.amazonaws.com/a.jpg",
                "https://i.imgur.com/a.jpg",
                "https://news.example/a.jpg"
            })
    void callsNothingElseForReddit(String link) {
        assertThatThrownBy(() -> rules.check(PlatformId.REDDIT, link)).isInstanceOf(PlatformException.Malformed.class);
    }

    static Stream<Arguments> hostile() {
        return Stream.concat(hostileHosts(), hostileForms());
    }

    private static Stream<Arguments> hostileHosts() {
        return Stream.of(
                arguments("another host", "https://evil.example/a.jpg"),
                arguments("the host as a beginning", "https://cdninstagram.com.evil.example/a.jpg"),
                arguments("the host without its dot", "https://evilcdninstagram.com/a.jpg"),
                arguments("the host with a hyphen", "https://evil-fbcdn.net/a.jpg"),
                arguments("another platform's host", "https://i.redd.it/a.jpg"),
                arguments("the end of a host", "https://net/a.jpg"),
                arguments("this machine by name", "https://localhost/a.jpg"),
                arguments("this machine", "https://127.0.0.1/a.jpg"),
                arguments("this machine, short", "https://127.1/a.jpg"),
                arguments("this machine, decimal", "https://2130706433/a.jpg"),
                arguments("this machine, hexadecimal", "https://0x7f000001/a.jpg"),
                arguments("this machine, hexadecimal with dots", "https://0x7f.0x0.0x0.0x1/a.jpg"),
                arguments("this machine, octal", "https://0177.0.0.01/a.jpg"),
                arguments("this machine, octal without dots", "https://017700000001/a.jpg"),
                arguments("any address", "https://0.0.0.0/a.jpg"),
                arguments("the metadata service", "https://169.254.169.254/latest/meta-data/"),
                arguments("the metadata service, decimal", "https://2852039166/latest/meta-data/"),
                arguments("the metadata service by name", "https://metadata.google.internal/computeMetadata/v1/"),
                arguments("a private address", "https://10.0.0.1/a.jpg"),
                arguments("a public address", "https://8.8.8.8/a.jpg"),
                arguments("IPv6 loopback", "https://[::1]/a.jpg"),
                arguments("IPv4 in IPv6", "https://[::ffff:127.0.0.1]/a.jpg"),
                arguments("IPv4 in IPv6, hexadecimal", "https://[::ffff:7f00:1]/a.jpg"),
                arguments("IPv4-compatible IPv6", "https://[::7f00:1]/a.jpg"),
                arguments("unique local IPv6", "https://[fd00:ec2::254]/a.jpg"),
                arguments("IPv6 with a zone", "https://[fe80::1%25eth0]/a.jpg"),
                arguments("public IPv6", "https://[2606:4700::1111]/a.jpg"),
                arguments("a dot at the end", "https://scontent.cdninstagram.com./a.jpg"),
                arguments("an address with a dot at the end", "https://127.0.0.1./a.jpg"),
                arguments("an empty label", "https://scontent..cdninstagram.com/a.jpg"),
                arguments("a dot at the beginning", "https://.cdninstagram.com/a.jpg"),
                arguments("an underscore", "https://a_b.cdninstagram.com/a.jpg"),
                arguments("a name by which an address is reached", "https://127.0.0.1.nip.io/a.jpg"),
                arguments("a lookalike letter", "https://scontent.cdn\u0456nstagram.com/a.jpg"),
                arguments("a wide letter", "https://scontent.\uff43dninstagram.com/a.jpg"),
                arguments("a circled address", "https://\u2460\u2461\u2466.\u2460/a.jpg"),
                arguments("an ideographic full stop", "https://evil\u3002cdninstagram.com/a.jpg"),
                arguments("a lookalike in ASCII", "https://xn--cdnnstagram-b7i.com/a.jpg"),
                arguments("a label beyond its length", "https://" + "a".repeat(64) + ".cdninstagram.com/a.jpg"));
    }

    private static Stream<Arguments> hostileForms() {
        return Stream.of(
                arguments("no TLS", "http://scontent.cdninstagram.com/a.jpg"),
                arguments("a file", "file:///etc/passwd"),
                arguments("a file of an allowed host", "file://scontent.cdninstagram.com/etc/passwd"),
                arguments("FTP", "ftp://scontent.cdninstagram.com/a.jpg"),
                arguments("gopher", "gopher://scontent.cdninstagram.com/_GET"),
                arguments("an archive", "jar:https://scontent.cdninstagram.com/a.jar!/b"),
                arguments("inline data", "data:image/png;base64,AAAA"),
                arguments("a script", "javascript:alert(1)"),
                arguments("no scheme", "//scontent.cdninstagram.com/a.jpg"),
                arguments("a path alone", "/a.jpg"),
                arguments("nothing", ""),
                arguments("no host", "https:///a.jpg"),
                arguments("no slashes", "https:scontent.cdninstagram.com/a.jpg"),
                arguments("SSH's port", CDN + ":22/a.jpg"),
                arguments("port 0", CDN + ":0/a.jpg"),
                arguments("a port beyond all", CDN + ":65979/a.jpg"),
                arguments("a port below all", CDN + ":-1/a.jpg"),
                arguments("a port that is none", CDN + ":https/a.jpg"),
                arguments("a user", "https://user:secret@scontent.cdninstagram.com/a.jpg"),
                arguments("an allowed host as the user", CDN + "@evil.example/a.jpg"),
                arguments("an allowed host as the user, encoded", CDN + "%2f@evil.example/a.jpg"),
                arguments("a host in percent", "https://%65vil.example/a.jpg"),
                arguments("an allowed host in percent", "https://scontent.cdninstagram%2ecom/a.jpg"),
                arguments("a zero in the host", "https://evil.example%00.cdninstagram.com/a.jpg"),
                arguments("a backslash", "https://evil.example\\.cdninstagram.com/a.jpg"),
                arguments("a backslash before the user", "https://evil.example\\@scontent.cdninstagram.com/a.jpg"),
                arguments("backslashes for slashes", "https:\\\\scontent.cdninstagram.com\\a.jpg"),
                arguments("a fragment", CDN + "/a.jpg#@evil.example"),
                arguments("a fragment for a path", "https://evil.example#.cdninstagram.com/a.jpg"),
                arguments("a space before", " " + CDN + "/a.jpg"),
                arguments("a space in the host", "https://scontent.cdninstagram.com evil.example/a.jpg"),
                arguments("a space in the path", CDN + "/a b.jpg"),
                arguments("a tabulator", "https://scontent.cdn\tinstagram.com/a.jpg"),
                arguments("a second header", CDN + "/a.jpg\r\nHost: evil.example"),
                arguments("a second request", CDN + "/a HTTP/1.1\n\nGET /b"),
                arguments("a zero byte", CDN + "/a.jpg\0.png"),
                arguments("an invisible character", CDN + "/a\u200b.jpg"),
                arguments("a path that could be a host", CDN + "//evil.example/a.jpg"),
                arguments("a bad escape", CDN + "/a%zz.jpg"),
                arguments("a length beyond sense", CDN + "/" + "a".repeat(10_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void callsNothingThatIsNotPlainlyALinkToTheCdn(String why, String link) {
        assertThatThrownBy(() -> rules.check(PlatformId.INSTAGRAM, link))
                .as(why)
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageEndingWith("it was not called");
    }

    @Test
    void keepsThePlatformsApart() throws Exception {
        assertThat(rules.check(PlatformId.REDDIT, "https://i.redd.it/a.jpg").host())
                .hasToString("https://i.redd.it");
        assertThatThrownBy(() -> rules.check(PlatformId.REDDIT, CDN + "/a.jpg"))
                .hasMessageContaining("fleet.media.cdn-hosts.reddit");
    }

    @Test
    void saysNothingOfASignature() {
        assertThatThrownBy(() -> rules.check(PlatformId.INSTAGRAM, CDN + "/a.jpg?oh=secret%zz"))
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080/a, http://127.0.0.1:8080",
        "http://localhost:8080/a, http://localhost:8080",
        "http://simulator:10010/a, http://simulator:10010",
        "https://scontent.cdninstagram.com/a, https://scontent.cdninstagram.com"
    })
    void callsThisMachineAndSimulatorsInTrials(String link, String host) throws Exception {
        assertThat(local.check(PlatformId.INSTAGRAM, link).host()).hasToString(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://scontent.cdninstagram.com/a",
                "http://127.0.0.2/a",
                "http://127.1/a",
                "http://10.0.0.1/a",
                "http://[::1]/a",
                "http://localhost.evil.example/a",
                "http://simulator.evil.example/a",
                "ftp://localhost/a"
            })
    void callsNothingElseInTrials(String link) {
        assertThatThrownBy(() -> local.check(PlatformId.INSTAGRAM, link))
                .isInstanceOf(PlatformException.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/b?c=d, https://scontent.cdninstagram.com/b?c=d",
        "b, https://scontent.cdninstagram.com/v/b",
        "//video.fbcdn.net/b, https://video.fbcdn.net/b",
        "https://video.fbcdn.net/b, https://video.fbcdn.net/b"
    })
    void followsRedirectsToTheCdn(String location, String to) throws Exception {
        Target from = rules.check(PlatformId.INSTAGRAM, CDN + "/v/a");
        assertThat(rules.redirect(PlatformId.INSTAGRAM, from, location).uri()).hasToString(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "\\\\evil.example",
                "http://scontent.cdninstagram.com/a",
                "https://169.254.169.254/",
                "/a\r\nSet-Cookie: a=b",
                "/a#b",
                "file:///etc/passwd",
                ""
            })
    void followsNoRedirectElsewhere(String location) throws Exception {
        Target from = rules.check(PlatformId.INSTAGRAM, CDN + "/v/a");
        assertThatThrownBy(() -> rules.redirect(PlatformId.INSTAGRAM, from, location))
                .isInstanceOf(PlatformException.Malformed.class);
    }

    @Test
    void neverGoesOnWithoutTls() throws Exception {
        Target from = local.check(PlatformId.INSTAGRAM, CDN + "/a");
        assertThatThrownBy(() -> local.redirect(PlatformId.INSTAGRAM, from, "http://127.0.0.1/a"))
                .hasMessageContaining("from https to http");
    }
}
