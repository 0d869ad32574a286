package io.creatorfleet.platform.instagram.looter;

import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.platform.source.HttpSource;
import io.creatorfleet.platform.source.Reply;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The third party as one key of ours sees it: every call is paid for, whatever comes of it. */
final class LooterClient {

    private static final String NAME = "The looter";
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final HttpSource source;
    private final Credential credential;
    private final Budget budget;
    private final Calls calls;

    LooterClient(LooterProperties properties, String gate, Budget budget, Calls calls) {
        this.source = new HttpSource(
                NAME,
                properties.connectTimeout(),
                properties.readTimeout(),
                client -> client.baseUrl(properties.baseUrl().toString())
                        .defaultHeader("User-Agent", "CreatorFleet/1.0")
                        .defaultHeader("x-rapidapi-key", properties.key())
                        .defaultHeader("x-rapidapi-host", properties.hostName()));
        this.credential = new Credential(
                "instagram-looter",
                PlatformId.INSTAGRAM.apiUpstream(),
                properties.callsPerSecond(),
                Duration.ofSeconds(1),
                gate);
        this.budget = budget;
        this.calls = calls;
    }

    JsonNode get(String template, Map<String, ?> variables) throws PlatformException {
        return calls.make(
                PlatformId.INSTAGRAM,
                credential,
                () -> understand(source.ask(http -> http.get().uri(template, variables))),
                document -> "success");
    }

    private JsonNode understand(Reply reply) throws PlatformException {
        int status = reply.status();
        if (status == 429) {
            throw throttled(reply);
        }
        if (status == 401 || (status == 403 && reply.isObject())) {
            String reason = "%s refuses our key: it answered %d".formatted(NAME, status);
            budget.close(credential.gate(), reason);
            throw new PlatformException.Denied(
                    "%s; %s is paused until it is resumed".formatted(reason, credential.gate()));
        }
        if (status >= 500 || !reply.isObject()) {
            throw new PlatformException.Unavailable(
                    "%s answered %d with %s".formatted(NAME, status, reply.kind()), reply.retryAfter(), null);
        }
        if (status >= 300) {
            throw new PlatformException.Malformed(
                    "%s answered %d: it does not accept how it was asked".formatted(NAME, status), null);
        }
        return reply.document(NAME);
    }

    /** A quota that is used up comes back with its period, which is told, and may be a month. */
    private PlatformException throttled(Reply reply) {
        Duration wait = reply.retryAfter();
        if (wait == null) {
            wait = "0".equals(reply.headers().getFirst("x-ratelimit-requests-remaining"))
                    ? reset(reply.headers().getFirst("x-ratelimit-requests-reset"))
                    : REST;
        }
        String reason = NAME + " throttles us";
        budget.pause(credential.gate(), wait, reason);
        return new PlatformException.RateLimited(
                "%s; %s is paused for %d s".formatted(reason, credential.gate(), wait.toSeconds()), wait);
    }

    private static Duration reset(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("\\d{1,9}")) {
            return LONGEST_REST;
        }
        Duration told = Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)));
        return told.compareTo(LONGEST_REST) < 0 ? told : LONGEST_REST;
    }
}
