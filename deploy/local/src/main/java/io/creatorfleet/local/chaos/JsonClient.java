package io.creatorfleet.local.chaos;

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

/** A client of HTTP that always has an answer, if only that there was none. */
final class JsonClient {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    /**
     * What came of a request.
     *
     * @param status 0 when nothing was answered
     * @param text why not, or what
     */
    record Answer(URI address, int status, boolean retryAfter, String text, Instant from, Instant to) {

        boolean succeeded() {
            return status / 100 == 2;
        }

        Duration took() {
            return Duration.between(from, to);
        }

        JsonNode body() {
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

    Answer get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    Answer delete(URI address) {
        return send(HttpRequest.newBuilder(address).DELETE());
    }

    Answer post(URI address, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest built = request.timeout(LIMIT).build();
        Instant from = Instant.now();
        try {
            HttpResponse<String> answer = client.send(built, BodyHandlers.ofString());
            boolean retryAfter = answer.headers().firstValue("Retry-After").isPresent();
            return new Answer(built.uri(), answer.statusCode(), retryAfter, answer.body(), from, Instant.now());
        } catch (IOException failure) {
            return new Answer(built.uri(), 0, false, failure.toString(), from, Instant.now());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new Answer(built.uri(), 0, false, "The run ended", from, Instant.now());
        }
    }
}
