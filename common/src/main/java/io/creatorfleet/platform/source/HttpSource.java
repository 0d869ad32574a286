package io.creatorfleet.platform.source;

import io.creatorfleet.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * A server that answers an adapter's calls, within deadlines and a bound on an answer's size, redirects not followed. It
 * has a client of its own, not the application's: what observes that one would write our secrets into traces.
 */
public final class HttpSource {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final String name;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final RestClient http;

    /**
     * Makes one.
     *
     * @param name of the platform, for texts
     * @param readTimeout for a whole answer, its body included
     * @param setup adds where it is and what every call carries
     */
    public HttpSource(String name, Duration connectTimeout, Duration readTimeout, Consumer<RestClient.Builder> setup) {
        this.name = name;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(readTimeout);
        RestClient.Builder builder =
                RestClient.builder().requestFactory(requests).defaultHeader(HttpHeaders.ACCEPT, "application/json");
        setup.accept(builder);
        this.http = builder.build();
    }

    /** Makes one call and reads its answer. */
    public Reply ask(Function<RestClient, RestClient.RequestHeadersSpec<?>> request) throws PlatformException {
        try {
            Reply reply = request.apply(http).exchange((sent, answer) -> read(answer));
            if (reply == null) {
                throw new PlatformException.Malformed(
                        "%s's answer is larger than %d bytes".formatted(name, MOST_BYTES), null);
            }
            return reply;
        } catch (ResourceAccessException failed) {
            // Its own text quotes the address, which may hold a secret of ours; the cause's does not.
            Throwable cause = failed.getCause();
            throw new PlatformException.Unavailable(
                    "%s did not answer within %d s to connect and %d s in all, or broke off: %s"
                            .formatted(name, connectTimeout.toSeconds(), readTimeout.toSeconds(), cause),
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
}
