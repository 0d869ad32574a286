package io.creatorfleet.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever calls the simulator. */
public final class Client {

    public static final String US = "17841400000000001";
    public static final String TOKEN = "simulated-token";
    public static final String CHILD_FIELDS = "children{id,media_type,media_url,thumbnail_url,permalink,timestamp}";
    public static final String MEDIA_FIELDS = "id,caption,comments_count,like_count,view_count,media_product_type,"
            + "media_type,media_url,thumbnail_url,permalink,timestamp,username," + CHILD_FIELDS;
    public static final String USER_FIELDS =
            "id,ig_id,username,name,biography,website,profile_picture_url,followers_count,follows_count,media_count";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;

    public Client(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    /** An answer with its body read. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        /** The code of the error, and the subcode if there is one. */
        public String error() {
            JsonNode error = json().path("error");
            String subcode = error.has("error_subcode")
                    ? "/" + error.path("error_subcode").asInt()
                    : "";
            return error.path("code").asInt() + subcode;
        }

        public JsonNode discovered() {
            return json().path("business_discovery");
        }

        public List<JsonNode> media() {
            return items(discovered().path("media").path("data"));
        }

        public Optional<String> cursor(String name) {
            JsonNode cursor =
                    discovered().path("media").path("paging").path("cursors").path(name);
            return cursor.isMissingNode() ? Optional.empty() : Optional.of(cursor.asString());
        }
    }

    public static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Asks for fields with the token. */
    public Answer ask(String fields) {
        return ask(US, fields, TOKEN);
    }

    public Answer ask(String user, String fields, String token) {
        String query = "?fields=" + URLEncoder.encode(fields, StandardCharsets.UTF_8);
        return send(request("/v26.0/" + user + query).header("Authorization", "Bearer " + token));
    }

    public Answer discover(String username, String fields) {
        return ask("business_discovery.username(" + username + "){" + fields + "}");
    }

    /** A page of the media of an account, with the modifiers that follow {@code media}. */
    public Answer page(String username, String modifiers) {
        return discover(username, "media_count,media" + modifiers + "{" + MEDIA_FIELDS + "}");
    }

    public Answer get(String pathOrUrl, String... headers) {
        HttpRequest.Builder request = request(pathOrUrl);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Pulls a lever. */
    public Answer control(String method, String path, String json) {
        return send(request("/control/" + path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    public void fault(String json) {
        Answer answer = control("POST", "faults", json);
        if (answer.status() != 200) {
            throw new AssertionError("The fault was refused: " + answer.text());
        }
    }

    /** Switches off all faults and gives back all calls. */
    public void restore() {
        control("DELETE", "faults", "");
        control("PUT", "usage", "{\"percent\":0}");
        control("PUT", "reddit/used", "{\"used\":0}");
    }

    public HttpRequest.Builder request(String pathOrUrl) {
        return HttpRequest.newBuilder(base.resolve(pathOrUrl)).timeout(Duration.ofSeconds(20));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A sample of what the platform answers. */
    public static JsonNode sample(String name) {
        try (var stream = Client.class.getResourceAsStream("/samples/" + name + ".json")) {
            return JsonMapper.shared().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
