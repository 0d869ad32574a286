package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * One HTTP call: our account asked for fields, within deadlines and a bound on the answer's size, redirects not
 * followed. It is a client of its own, not the application's: what observes that one would write our proof into traces.
 */
final class GraphTransport {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** An answer as it came; {@code status} tells nothing of errors the body names. */
    record Reply(int status, HttpHeaders headers, String body) {

        /** How long the platform asks to wait; null when it does not. */
        @Nullable
        Duration retryAfter() {
            String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
            if (value == null) {
                return null;
            }
            if (value.matches("\\d{1,6}")) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            try {
                ZonedDateTime at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
                Duration wait = Duration.between(Instant.now(), at.toInstant());
                return wait.isPositive() ? wait : null;
            } catch (DateTimeParseException noDate) {
                return null; // a header of no known form is as good as none
            }
        }
    }

    private final GraphProperties properties;
    private final RestClient http;
    private final @Nullable String proof;

    GraphTransport(GraphProperties properties) {
        this.properties = properties;
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(properties.readTimeout());
        this.http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(properties.baseUrl().toString())
                .defaultHeader(HttpHeaders.USER_AGENT, "CreatorFleet/1.0")
                .defaultHeader(HttpHeaders.ACCEPT, "application/json")
                .defaultHeaders(headers -> headers.setBearerAuth(properties.token()))
                .build();
        this.proof = properties.appSecret() == null ? null : proof(properties.appSecret(), properties.token());
    }

    // The expression holds braces, which a URI template takes for variables: it goes in as the value of one.
    Reply get(String fields) throws PlatformException {
        String query = proof == null ? "?fields={fields}" : "?fields={fields}&appsecret_proof={proof}";
        var request =
                http.get().uri("/{version}/{user}" + query, properties.version(), properties.userId(), fields, proof);
        try {
            Reply reply = request.exchange((sent, answer) -> read(answer));
            if (reply == null) {
                throw new PlatformException.Malformed(
                        "Instagram's answer is larger than %d bytes".formatted(MOST_BYTES), null);
            }
            return reply;
        } catch (ResourceAccessException failed) {
            // Its own text quotes the address with our proof; the cause's does not.
            Throwable cause = failed.getCause();
            throw new PlatformException.Unavailable(
                    "Instagram did not answer within %d s to connect and %d s in all, or broke off: %s"
                            .formatted(
                                    properties.connectTimeout().toSeconds(),
                                    properties.readTimeout().toSeconds(),
                                    cause),
                    null,
                    cause);
        }
    }

    private static @Nullable Reply read(ClientHttpResponse answer) throws IOException {
        try (InputStream body = answer.getBody()) {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES
                    ? null
                    : new Reply(
                            answer.getStatusCode().value(),
                            answer.getHeaders(),
                            new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String proof(String appSecret, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256, this one does not", impossible);
        }
    }
}
