package io.creatorfleet.bench.job;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Business discovery, asked for what the fleet asks for. */
final class LoopPlatform {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 50;
    private static final String ACCOUNT =
            "id,username,biography,website,followers_count,media_count,name,profile_picture_url,follows_count";
    private static final String MEDIA =
            "id,caption,media_type,media_product_type,media_url,permalink,timestamp,like_count,"
                    + "comments_count,thumbnail_url,view_count,reposts_count,"
                    + "children{id,media_type,media_url,permalink,timestamp,thumbnail_url}";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String user;
    private final String token;

    LoopPlatform(URI address, String user, String token) {
        this.address = address;
        this.user = user;
        this.token = token;
    }

    Profile profile(String username) throws IOException, InterruptedException {
        JsonNode account = ask(username, ACCOUNT);
        return new Profile(
                account.path("id").asString(),
                username,
                account.path("name").asString(""),
                account.path("biography").asString(""),
                account.path("followers_count").asLong(),
                account.path("follows_count").asLong(),
                account.path("profile_picture_url").asString());
    }

    Page page(String username, @Nullable String cursor) throws IOException, InterruptedException {
        String after = cursor == null ? "" : ".after(" + cursor + ")";
        JsonNode media = ask(username, "media.limit(%d)%s{%s}".formatted(PAGE, after, MEDIA))
                .path("media");
        List<Item> items =
                media.path("data").valueStream().map(LoopPlatform::item).toList();
        JsonNode next = media.path("paging").path("cursors").path("after");
        return new Page(items, next.isString() ? next.stringValue() : null);
    }

    private static Item item(JsonNode node) {
        return new Item(
                node.path("id").asString(),
                node.path("media_product_type").asString("").equals("REELS"),
                node.path("caption").asString(""),
                node.path("permalink").asString(""),
                node.path("timestamp").asString(""),
                node.path("like_count").asLong(0),
                node.path("comments_count").asLong(0),
                node.path("media_url").asString());
    }

    private JsonNode ask(String username, String fields) throws IOException, InterruptedException {
        String question = "business_discovery.username(%s){%s}".formatted(username, fields);
        URI uri = address.resolve(
                "/v26.0/%s?fields=%s".formatted(user, URLEncoder.encode(question, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The platform answered %d about %s".formatted(answer.statusCode(), username));
        }
        return JSON.readTree(answer.body()).path("business_discovery");
    }
}
