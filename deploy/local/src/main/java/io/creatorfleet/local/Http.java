package io.creatorfleet.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Plain HTTP to the parts of a local fleet. */
final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(5);

    private Http() {}

    /** Whether a GET of the address is answered with success, soon. */
    static boolean succeeds(String address) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(LOOK_LIMIT).build();
        try {
            return send(request).statusCode() / 100 == 2;
        } catch (IOException notReady) {
            return false;
        }
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking " + request.uri(), e);
        }
    }
}
