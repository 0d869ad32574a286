package io.creatorfleet.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A client of a server that speaks JSON. It always has an answer, if only that there was none.
 *
 * @param limit how long it waits for an answer
 */
public record JsonClient(URI server, Duration limit) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * What came of a request.
     *
     * @param status 0 when nothing was answered
     * @param text why not, or what
     */
    public record Answer(URI address, int status, boolean retryAfter, String text, Instant from, Instant to) {

        public boolean succeeded() {
            return status / 100 == 2;
        }

        public Duration took() {
            return Duration.between(from, to);
        }

        /** This answer, which must be a success. */
        public Answer expectSuccess() {
            if (!succeeded()) {
                throw new IllegalStateException("Answered " + this);
            }
            return this;
        }

        /** What was answered, whatever the status; missing when it is no JSON. */
        public JsonNode body() {
            if (status == 0) {
                throw new IllegalStateException("Answered " + this);
            }
            try {
                return JSON.readTree(text);
            } catch (JacksonException noJson) {
                return MissingNode.getInstance();
            }
        }

        @Override
        public String toString() {
            return (status == 0 ? "nothing" : Integer.toString(status)) + " after " + took().toMillis() + " ms by "
                    + address + ": " + text;
        }
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer patch(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(limit);
    }

    private static Answer send(HttpRequest.Builder request) {
        HttpRequest built = request.build();
        Instant from = Instant.now();
        try {
            HttpResponse<String> answer = HTTP.send(built, BodyHandlers.ofString());
            boolean retryAfter = answer.headers().firstValue("Retry-After").isPresent();
            return new Answer(built.uri(), answer.statusCode(), retryAfter, answer.body(), from, Instant.now());
        } catch (IOException failure) {
            return new Answer(built.uri(), 0, false, failure.toString(), from, Instant.now());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new Answer(built.uri(), 0, false, "Interrupted", from, Instant.now());
        }
    }
}
