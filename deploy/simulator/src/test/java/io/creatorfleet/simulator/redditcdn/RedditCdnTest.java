package io.creatorfleet.simulator.redditcdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import io.creatorfleet.simulator.reddit.RedditClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class RedditCdnTest {

    @LocalServerPort
    int port;

    private Client client;
    private RedditClient reddit;
    private List<JsonNode> posts;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
        reddit = new RedditClient(client);
        posts = RedditClient.posts(reddit.get("/r/spotless/new?limit=100"));
    }

    @Test
    void servesPictures() throws Exception {
        String url = first("post_hint", "image").path("url").asString();
        assertThat(url).contains("/i.redd.it/").endsWith(".jpeg");
        Client.Answer picture = client.get(url);
        assertThat(picture.header("content-type")).contains("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(picture.bytes()))).isNotNull();
    }

    @Test
    void servesTheRenditionOfAVideoThatThePostNames() {
        JsonNode video = video(true);
        String url = video.path("fallback_url").asString();
        assertThat(url).contains("/v.redd.it/").endsWith("/CMAF_" + video.path("height") + ".mp4?source=fallback");
        assertThat(client.get(url).header("content-type")).contains("video/mp4");
        assertThat(client.get(url.replaceFirst("[?].*", ""), "Range", "bytes=0-9")
                        .status())
                .isEqualTo(206);
        assertThat(client.get(url.replaceFirst("CMAF", "DASH")).status()).isEqualTo(404);
    }

    @Test
    void namesTheSoundOfAVideoInItsManifestOnly() throws Exception {
        JsonNode video = video(true);
        String dash = video.path("dash_url").asString();
        Client.Answer manifest = client.get(dash);
        assertThat(manifest.header("content-type")).contains("application/dash+xml");
        List<Element> sounds = representations(manifest, "audio");
        assertThat(sounds)
                .extracting(
                        sound -> sound.getElementsByTagName("BaseURL").item(0).getTextContent())
                .containsExactly("CMAF_AUDIO_64.mp4", "CMAF_AUDIO_128.mp4");
        assertThat(representations(manifest, "video")).hasSizeGreaterThan(2).allSatisfy(picture -> {
            String file = picture.getElementsByTagName("BaseURL").item(0).getTextContent();
            assertThat(file).isEqualTo("CMAF_" + picture.getAttribute("height") + ".mp4");
            assertThat(client.get(beside(dash, file)).status()).isEqualTo(200);
        });
        byte[] sound = client.get(beside(dash, "CMAF_AUDIO_128.mp4")).bytes();
        assertThat(new String(sound, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    }

    @Test
    void listsTheSameFilesForPlayersOfHls() {
        String hls = video(true).path("hls_url").asString();
        List<String> lists = client.get(hls)
                .text()
                .lines()
                .map(line -> line.replaceFirst("^#EXT-X-MEDIA:URI=\"([^\"]+)\".*", "$1"))
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lists).hasSizeGreaterThan(4).startsWith("CMAF_AUDIO_64.m3u8", "CMAF_AUDIO_128.m3u8");
        assertThat(lists).allSatisfy(list -> {
            Client.Answer answer = client.get(beside(hls, list));
            assertThat(answer.text().lines())
                    .startsWith("#EXTM3U")
                    .endsWith(list.replace(".m3u8", ".mp4"), "#EXT-X-ENDLIST");
        });
        assertThat(client.get(beside(hls, "CMAF_1.m3u8")).status()).isEqualTo(404);
    }

    @Test
    void hasNoSoundForAVideoWithout() throws Exception {
        JsonNode video = video(false);
        String dash = video.path("dash_url").asString();
        assertThat(representations(client.get(dash), "audio")).isEmpty();
        assertThat(client.get(beside(dash, "CMAF_AUDIO_128.mp4")).status()).isEqualTo(404);
    }

    @Test
    void servesManifestsAsSignedAndUntilTheirEndOnly() {
        String dash = video(true).path("dash_url").asString();
        assertThat(dash).matches(".*/DASHPlaylist\\.mpd\\?a=\\d{10}%2C[^&]+&v=1&f=sd");
        assertThat(client.get(dash.replaceFirst("[?].*", "")).status()).isEqualTo(403);
        assertThat(client.get(dash.replaceFirst("a=\\d", "a=9")).status()).isEqualTo(403);
        client.fault("{\"fault\":\"CDN_EXPIRED\",\"target\":\"r/spotless\",\"times\":200}");
        posts = RedditClient.posts(reddit.get("/r/spotless/new?limit=100"));
        assertThat(client.get(video(true).path("dash_url").asString()).status()).isEqualTo(403);
        client.restore();
        assertThat(client.get(dash).status()).isEqualTo(200);
        client.fault("{\"fault\":\"CDN_ERROR\",\"target\":\"r/spotless\",\"times\":1}");
        assertThat(client.get(dash).status()).isEqualTo(503);
    }

    @Test
    void servesTheValidPartsOfAGallery() {
        JsonNode gallery = posts.stream()
                .filter(post ->
                        post.path("media_metadata").findValuesAsString("status").contains("unprocessed"))
                .findFirst()
                .orElseThrow();
        List<String> ids = gallery.at("/gallery_data/items").findValuesAsString("media_id");
        assertThat(ids).hasSizeGreaterThan(2);
        IntStream.range(0, ids.size()).forEach(n -> {
            JsonNode part = gallery.path("media_metadata").path(ids.get(n));
            String id = ids.get(n);
            String extension = n == 1 ? ".gif" : ".jpeg";
            assertThat(client.get("/i.redd.it/" + id + extension).status()).isEqualTo(n == 2 ? 404 : 200);
            assertThat(part.path("status").asString()).isEqualTo(n == 2 ? "unprocessed" : "valid");
        });
        JsonNode animated = gallery.path("media_metadata").path(ids.get(1)).path("s");
        assertThat(client.get(animated.path("gif").asString()).header("content-type"))
                .contains("image/gif");
        assertThat(client.get(animated.path("mp4").asString()).header("content-type"))
                .contains("video/mp4");
    }

    @Test
    void refusesSmallerPicturesAndIconsWhoseLinkWasChanged() {
        String preview =
                first("post_hint", "image").at("/preview/images/0/source/url").asString();
        String external =
                first("post_hint", "link").at("/preview/images/0/source/url").asString();
        String icon =
                reddit.get("/r/space/about").json().at("/data/community_icon").asString();
        assertThat(external).contains("/external-preview.redd.it/");
        for (String url : List.of(preview, external, icon)) {
            assertThat(client.get(url).header("content-type")).as(url).contains("image/jpeg");
            assertThat(client.get(url.replace("&s=", "&x=1&s=")).status()).isEqualTo(403);
            assertThat(client.get(url.replace("&s=", "&amp;s=")).status()).isEqualTo(403);
            assertThat(client.get(url.replaceFirst("[?].*", "")).status()).isEqualTo(403);
        }
    }

    private JsonNode first(String member, String value) {
        return posts.stream()
                .filter(post -> post.path(member).asString("").equals(value) && !post.has("crosspost_parent_list"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode video(boolean sound) {
        return posts.stream()
                .map(post -> post.at("/media/reddit_video"))
                .filter(video -> video.path("has_audio").asBoolean(!sound) == sound)
                .findFirst()
                .orElseThrow();
    }

    private static String beside(String url, String file) {
        return url.replaceFirst("[?].*", "").replaceFirst("[^/]+$", file);
    }

    private static List<Element> representations(Client.Answer manifest, String type) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(manifest.bytes()));
        return elements(document.getElementsByTagName("Representation")).stream()
                .filter(one -> ((Element) one.getParentNode())
                        .getAttribute("contentType")
                        .equals(type))
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(n -> (Element) nodes.item(n))
                .toList();
    }
}
