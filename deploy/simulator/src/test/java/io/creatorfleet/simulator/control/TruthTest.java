package io.creatorfleet.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.Client;
import io.creatorfleet.simulator.SimulatorTest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SimulatorTest
class TruthTest {

    @LocalServerPort
    int port;

    private Client client;

    @BeforeEach
    void setUp() {
        client = new Client(port);
        client.restore();
    }

    @Test
    void holdsTheNewestReelsAndPostsAndNoMore() {
        List<JsonNode> walked = walk("nasa");
        List<String> wanted = new ArrayList<>();
        wanted.addAll(newest(walked, "REELS", 90));
        wanted.addAll(newest(walked, "FEED", 30));

        JsonNode truth = client.get("/control/truth/NASA").json();

        assertThat(truth.path("id"))
                .isEqualTo(client.discover("nasa", "id").discovered().path("id"));
        assertThat(truth.path("items").findValuesAsString("id")).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(truth.path("items").findValuesAsString("kind"))
                .filteredOn("REEL"::equals)
                .hasSize(90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nasa", "licensedaudio.club", "photosonly", "smallaccount", "emptyaccount", "expiredaccess"})
    void knowsEveryFileThatALinkLeadsTo(String username) {
        Map<String, String> downloaded = new TreeMap<>();
        JsonNode account = client.page(username, ".limit(9)").discovered();
        String picture = client.discover(username, "profile_picture_url")
                .discovered()
                .path("profile_picture_url")
                .asString("");
        if (!picture.isEmpty()) {
            downloaded.put(
                    "- " + picture.replaceFirst("[?].*", "").replaceFirst(".*/", "") + " PICTURE", print(picture));
        }
        List<JsonNode> items = Client.items(account.path("media").path("data"));
        items.forEach(item -> downloaded.putAll(files(item)));
        int reels = newest(items, "REELS", 9).size();

        JsonNode truth = client.get(
                        "/control/truth/" + username + "?reels=" + reels + "&posts=" + (items.size() - reels))
                .json();

        Map<String, String> told = Client.items(truth.path("files")).stream()
                .collect(Collectors.toMap(
                        file -> file.path("item").asString("-") + " "
                                + file.path("asset").asString() + " "
                                + file.path("role").asString(),
                        file -> file.path("size").asString("") + " "
                                + file.path("sha256").asString("")));
        assertThat(told).containsExactlyInAnyOrderEntriesOf(downloaded);
    }

    @Test
    void knowsNothingOfWhoIsNotThere() {
        assertThat(client.get("/control/truth/missing.one").status()).isEqualTo(404);
    }

    private List<JsonNode> walk(String username) {
        List<JsonNode> items = new ArrayList<>();
        Client.Answer page = client.page(username, ".limit(50)");
        items.addAll(page.media());
        while (page.cursor("after").isPresent()) {
            page = client.page(
                    username, ".limit(50).after(" + page.cursor("after").get() + ")");
            items.addAll(page.media());
        }
        return items;
    }

    private static List<String> newest(List<JsonNode> items, String product, int most) {
        return items.stream()
                .filter(item -> item.path("media_product_type").asString().equals(product))
                .limit(most)
                .map(item -> item.path("id").asString())
                .toList();
    }

    /** The files of an item by item, asset and role, each as it is when it is downloaded. */
    private Map<String, String> files(JsonNode item) {
        List<JsonNode> parts =
                item.has("children") ? Client.items(item.path("children").path("data")) : List.of(item);
        Map<String, String> files = new TreeMap<>();
        parts.forEach(part -> {
            String name = item.path("id").asString() + " " + part.path("id").asString() + " ";
            boolean video = part.path("media_type").asString().equals("VIDEO");
            files.put(
                    name + (video ? "VIDEO" : "IMAGE"),
                    print(part.path("media_url").asString("")));
            if (video) {
                files.put(name + "THUMBNAIL", print(part.path("thumbnail_url").asString("")));
            }
        });
        return files;
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
