package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.source.HttpSource;
import io.creatorfleet.platform.source.Reply;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** One HTTP call: our account asked for fields. The status of its answer tells nothing of errors the body names. */
final class GraphTransport {

    private final GraphProperties properties;
    private final HttpSource source;
    private final @Nullable String proof;

    GraphTransport(GraphProperties properties) {
        this.properties = properties;
        this.source = new HttpSource(
                "Instagram",
                properties.connectTimeout(),
                properties.readTimeout(),
                client -> client.baseUrl(properties.baseUrl().toString())
                        .defaultHeader(HttpHeaders.USER_AGENT, "CreatorFleet/1.0")
                        .defaultHeaders(headers -> headers.setBearerAuth(properties.token())));
        this.proof = properties.appSecret() == null ? null : proof(properties.appSecret(), properties.token());
    }

    // The expression holds braces, which a URI template takes for variables: it goes in as the value of one.
    Reply get(String fields) throws PlatformException {
        String query = proof == null ? "?fields={fields}" : "?fields={fields}&appsecret_proof={proof}";
        return source.ask(http ->
                http.get().uri("/{version}/{user}" + query, properties.version(), properties.userId(), fields, proof));
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
