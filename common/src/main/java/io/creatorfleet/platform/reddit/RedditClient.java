package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.platform.source.HttpSource;
import io.creatorfleet.platform.source.Reply;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** Reddit's API as our application sees it: every call is paid for, carries the fleet's token, and is understood. */
final class RedditClient {

    private static final int UNAUTHORIZED = 401;

    private final HttpSource source;
    private final AccessToken token;
    private final Upstream upstream;
    private final Calls calls;

    RedditClient(RedditProperties properties, AccessToken token, Upstream upstream, Calls calls) {
        this.source = new HttpSource(
                "Reddit",
                properties.connectTimeout(),
                properties.readTimeout(),
                client -> client.baseUrl(properties.baseUrl().toString())
                        .defaultHeader(HttpHeaders.USER_AGENT, properties.userAgent()));
        this.token = token;
        this.upstream = upstream;
        this.calls = calls;
    }

    /** The document that answers the question. A token that is not accepted is replaced, once. */
    JsonNode get(Question question) throws PlatformException {
        Optional<JsonNode> document = call(question, false);
        return document.isPresent() ? document.get() : call(question, true).orElseThrow();
    }

    /** Empty: the token is not accepted, and there may be a better one. */
    private Optional<JsonNode> call(Question question, boolean again) throws PlatformException {
        return calls.make(
                PlatformId.REDDIT,
                upstream.credential(),
                () -> {
                    String carried = token.current();
                    Reply reply = source.ask(http -> http.get()
                            .uri(question.template(), question.variables())
                            .headers(headers -> headers.setBearerAuth(carried)));
                    upstream.note(reply.headers());
                    return understand(question, reply, carried, again);
                },
                document -> document.isPresent() ? "success" : "unauthorized");
    }

    private Optional<JsonNode> understand(Question question, Reply reply, String carried, boolean again)
            throws PlatformException {
        if (reply.status() >= 500) {
            throw Upstream.unavailable(reply, null);
        }
        if (reply.status() / 100 == 3) {
            throw Refusals.redirected(question, reply);
        }
        Optional<JsonNode> document = reply.isObject() ? Optional.of(reply.document("Reddit")) : Optional.empty();
        int status = status(reply, document);
        if (status == UNAUTHORIZED) {
            token.refused(carried);
            if (again) {
                throw upstream.denied("Reddit refuses access tokens that it has just given us");
            }
            return Optional.empty();
        }
        if (status == 429) {
            throw upstream.throttled("throttles us", reply);
        }
        if (status == 403 && document.isEmpty() && !reply.body().isBlank()) {
            throw upstream.blocked(reply);
        }
        if (status >= 300 || document.isEmpty()) {
            throw Refusals.of(question, status, reply, document);
        }
        return document;
    }

    /** The error number in a document counts more than the status it came with. */
    private static int status(Reply reply, Optional<JsonNode> document) {
        return document.map(found -> found.path("error").asInt(0))
                .filter(error -> error >= 300)
                .orElse(reply.status());
    }
}
