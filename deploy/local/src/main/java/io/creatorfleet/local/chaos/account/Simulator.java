package io.creatorfleet.local.chaos.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The simulator, asked for the truth. */
final class Simulator implements AutoCloseable {

    /** The files of a creator are generated for their checksums. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;

    Simulator(URI address) {
        this.address = address;
    }

    Truth truth(String username) {
        URI uri = address.resolve("/control/truth/" + username + "?reels=90&posts=30");
        try {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "The simulator answered %d for the truth about %s: there is nothing to compare it with"
                                .formatted(answer.statusCode(), username));
            }
            return JSON.readValue(answer.body(), Truth.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator does not tell the truth about " + username, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + uri, e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
