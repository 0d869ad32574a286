package io.creatorfleet.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import io.creatorfleet.simulator.reddit.RedditClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class RedditTruthTest {

    @LocalServerPort
    int port;

    private Client client;
    private RedditClient reddit;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
        reddit = new RedditClient(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r/space", "u/spez", "r/removed_all", "r/emptyhall", "r/smallest"})
    void knowsWhatThereIsToASubredditOrAUser(String username) {
        boolean subreddit = username.startsWith("r/");
        String path = subreddit ? "/r/" + username.substring(2) + "/new" : "/user/spez/submitted";
        List<JsonNode> posts = RedditClient.posts(reddit.get(path + "?limit=20"));

        JsonNode truth =
                client.get("/control/truth/" + username + "?posts=20&ranked=0").json();

        assertThat(truth.path("items").findValuesAsString("id"))
                .isEqualTo(
                        posts.stream().map(post -> post.path("name").asString()).toList());
        List<JsonNode> files = Client.items(truth.path("files"));
        assertThat(files.stream().filter(file -> !file.path("role").asString().equals("PICTURE")))
                .allSatisfy(file -> assertThat(print(link(file, posts))).isEqualTo(told(file)));
        assertThat(files.stream().filter(file -> file.path("role").asString().equals("PICTURE")))
                .hasSize(username.equals("r/emptyhall") ? 0 : 1);
    }

    @Test
    void knowsWhatIsHotAndWhatIsAtTheTop() {
        JsonNode truth = client.get("/control/truth/r/space?posts=10&ranked=10").json();
        List<JsonNode> hot = RedditClient.posts(reddit.get("/r/space/hot?limit=10"));
        assertThat(Client.items(truth.path("items")).stream()
                        .filter(item -> item.path("feeds").toString().contains("hot"))
                        .map(item -> item.path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        hot.stream().map(post -> post.path("name").asString()).toList());
    }

    /** Where a post links to the file that the truth tells of; empty for none. */
    private String link(JsonNode file, List<JsonNode> posts) {
        JsonNode own = posts.stream()
                .filter(one -> one.path("name").equals(file.path("item")))
                .findFirst()
                .orElseThrow();
        JsonNode post = own.has("crosspost_parent") ? own.at("/crosspost_parent_list/0") : own;
        String part = file.path("asset").asString().replaceFirst("^[^-]+-?", "");
        if (!part.isEmpty()) {
            JsonNode media = post.path("media_metadata").path(part);
            return switch (media.path("e").asString("")) {
                case "Image" -> "/i.redd.it/" + part + ".jpg";
                case "AnimatedImage" -> media.at("/s/mp4").asString();
                default -> "";
            };
        }
        JsonNode video = post.at("/media/reddit_video");
        return switch (file.path("role").asString()) {
            case "IMAGE" -> post.path("url").asString();
            case "VIDEO" -> video.path("fallback_url").asString();
            case "AUDIO" -> video.path("dash_url").asString().replaceFirst("DASHPlaylist.*", "CMAF_AUDIO_128.mp4");
            default -> post.at("/preview/images/0/source/url").asString();
        };
    }

    private static String told(JsonNode file) {
        return file.path("size").asString("") + " " + file.path("sha256").asString("");
    }

    private String print(String url) {
        if (url.isEmpty()) {
            return " ";
        }
        byte[] bytes = client.get(url).bytes();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return bytes.length + " " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
