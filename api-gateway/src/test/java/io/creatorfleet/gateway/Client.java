package io.creatorfleet.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API as others write it: it knows HTTP and JSON, and nothing of ours. */
public final class Client {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;

    public Client(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    /** An answer, with its body as it came and as JSON. */
    public record Answer(int status, HttpResponse<String> response, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The cursor of the next part of the list; empty: this was the last. */
        public String cursor() {
            return json().get("cursor").isNull() ? "" : json().get("cursor").asString();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public Answer post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    public Answer patch(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
    }

    public Answer add(String username, String... headers) {
        return post("/api/instagram/creator/add", "{\"username\": \"%s\"}".formatted(username), headers);
    }

    /** A field of every entry of a list, read part by part from its beginning to its end. */
    public List<String> all(String path, String list, String field) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer answer = get(path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor);
            if (answer.status() != 200) {
                throw new AssertionError(answer.body());
            }
            answer.json().get(list).forEach(entry -> seen.add(entry.get(field).asString()));
            cursor = answer.cursor();
        } while (!cursor.isEmpty());
        return seen;
    }

    /** A request to this gateway, to be completed. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(70));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public HttpClient http() {
        return http;
    }

    public Answer send(HttpRequest request) {
        HttpResponse<String> response = send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response, response.body());
    }

    /** The status of an answer that is not read to its end. */
    public int statusOf(HttpRequest request) {
        HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
        try (InputStream _ = response.body()) {
            return response.statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", stopped);
        }
    }
}
