package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.TokenStore;
import io.creatorfleet.platform.source.HttpSource;
import io.creatorfleet.platform.source.Reply;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/**
 * The access token that all calls of the fleet carry. Who finds it due renews it; the others use the old one as long as
 * it is good, and then wait for the new one. A renewal that fails is not tried again before its lease has ended.
 */
final class AccessToken {

    private static final Logger log = LoggerFactory.getLogger(AccessToken.class);

    private static final Duration WHILE_RENEWED = Duration.ofSeconds(2);
    // Clocks and answers take their time: a token is renewed early, and not used to its very end.
    private static final double RENEWED_AT = 0.9;
    private static final double USED_UNTIL = 0.98;

    private final HttpSource source;
    private final RedditProperties properties;
    private final TokenStore tokens;
    private final Upstream upstream;
    private final Credential credential;

    AccessToken(RedditProperties properties, TokenStore tokens, Upstream upstream) {
        this.source = new HttpSource(
                "Reddit",
                properties.connectTimeout(),
                properties.readTimeout(),
                client -> client.defaultHeader(HttpHeaders.USER_AGENT, properties.userAgent())
                        .defaultHeaders(
                                headers -> headers.setBasicAuth(properties.clientId(), properties.clientSecret())));
        this.properties = properties;
        this.tokens = tokens;
        this.upstream = upstream;
        this.credential = upstream.credential();
    }

    /** A token to call with. */
    String current() throws PlatformException {
        TokenStore.Held held = tokens.find(credential);
        String old = held.token();
        if (old != null && !held.due()) {
            return old;
        }
        if (!tokens.claim(credential, lease())) {
            return old == null ? orWait(tokens.find(credential)) : old;
        }
        try {
            return renew();
        } catch (PlatformException.Unavailable | PlatformException.Malformed failed) {
            if (old == null) {
                throw failed;
            }
            log.warn("Reddit's access token could not be renewed; the old one is used: {}", failed.getMessage());
            return old;
        }
    }

    /** Another one may have renewed it meanwhile. */
    private static String orWait(TokenStore.Held held) throws PlatformException.RateLimited {
        if (held.token() == null) {
            throw new PlatformException.RateLimited("Reddit's access token is just being renewed", WHILE_RENEWED);
        }
        return held.token();
    }

    private Duration lease() {
        return properties.connectTimeout().plus(properties.readTimeout()).plusSeconds(1);
    }

    /** Never again with this one. */
    void refused(String token) {
        tokens.drop(credential, token);
    }

    private String renew() throws PlatformException {
        JsonNode given = granted(source.ask(http -> http.post()
                .uri(properties.tokenUrl())
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("grant_type=client_credentials")));
        String token = given.path("access_token").asString("");
        long seconds = given.path("expires_in").asLong(0);
        if (!token.matches("[!-~]{1,4096}") || seconds < 1) {
            throw new PlatformException.Malformed("Reddit gave no access token that can be used, and no error", null);
        }
        Duration life = Duration.ofSeconds(seconds);
        tokens.keep(credential, token, share(life, RENEWED_AT), share(life, USED_UNTIL));
        return token;
    }

    private JsonNode granted(Reply reply) throws PlatformException {
        int status = reply.status();
        if (status == 429) {
            throw upstream.throttled("throttles us where it gives access tokens", reply);
        }
        if (status >= 500 || (!reply.isObject() && status != 401)) {
            throw status == 403 ? upstream.blocked(reply) : Upstream.unavailable(reply, null);
        }
        if (status >= 400) {
            throw upstream.denied("Reddit gives our application no access token: it answered %d".formatted(status));
        }
        JsonNode document = reply.document("Reddit");
        JsonNode error = document.path("error"); // comes with 200 as well
        if (!error.isMissingNode()) {
            String word = error.asString("").matches("[a-z_]{1,40}") ? error.asString() : "an error";
            throw upstream.denied("Reddit gives our application no access token: " + word);
        }
        return document;
    }

    private static Duration share(Duration life, double share) {
        return Duration.ofMillis((long) (life.toMillis() * share));
    }
}
