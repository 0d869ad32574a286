package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.platform.source.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Reddit's limits on our application, and what of its answers concerns the whole fleet: they slow it down or stop it. */
final class Upstream {

    private static final String NAME = PlatformId.REDDIT.apiUpstream();
    // When Reddit does not say how long to wait.
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration REST_WHEN_BLOCKED = Duration.ofMinutes(10);
    // A budget takes usage for that of a sliding window: it slows down from 70 % on and stops at 90 %. Reddit's window
    // ends at a moment that is known, so how full it is counts only with how long it still lasts.
    private static final double SLOW_FROM = 0.7;
    private static final double STOP_FROM = 0.9;
    private static final double LEAST_PACE = 0.05;

    private final Credential credential;
    private final Budget budget;
    private final Calls calls;

    Upstream(RedditProperties properties, Budget budget, Calls calls) {
        this.credential = new Credential(
                "reddit-" + properties.clientId(), NAME, properties.callsPerWindow(), properties.window());
        this.budget = budget;
        this.calls = calls;
    }

    Credential credential() {
        return credential;
    }

    void note(HttpHeaders headers) {
        RateLimit.of(headers).ifPresent(limit -> {
            calls.told(credential, limit.used(), limit.remaining(), limit.reset());
            budget.report(credential, usage(limit));
            if (limit.usedUp()) {
                budget.pause(
                        NAME,
                        atLeastASecond(limit.reset()),
                        "Reddit says that the limit of " + credential.name() + " is used up");
            }
        });
    }

    /** What makes the budget call at the pace at which what is left lasts to the end of Reddit's window. */
    private double usage(RateLimit limit) {
        double allowed = credential.calls() / (double) credential.window().toSeconds();
        double pace = limit.remaining() / atLeastASecond(limit.reset()).toSeconds() / allowed;
        return pace >= 1
                ? Math.min(limit.share(), SLOW_FROM)
                : STOP_FROM - (STOP_FROM - SLOW_FROM) * Math.max(pace, LEAST_PACE);
    }

    PlatformException throttled(String what, Reply reply) {
        Duration told = reply.retryAfter();
        if (told == null) {
            told = RateLimit.of(reply.headers()).map(RateLimit::reset).orElse(REST);
        }
        Duration wait = atLeastASecond(told);
        budget.pause(NAME, wait, "Reddit " + what);
        return new PlatformException.RateLimited(
                "Reddit %s; %s is paused for %d s".formatted(what, NAME, wait.toSeconds()), wait);
    }

    PlatformException denied(String reason) {
        budget.close(NAME, reason);
        return new PlatformException.Denied(reason + "; " + NAME + " is paused until it is resumed");
    }

    /**
     * A page of the edge in front of the API. It refuses a User-Agent or an address of ours, which may pass or may not: so
     * the fleet rests and tries again, and no task fails for it meanwhile.
     */
    PlatformException blocked(Reply reply) {
        String reason = "Reddit's edge answered %d with a page: it refuses our User-Agent or this host's address"
                .formatted(reply.status());
        budget.pause(NAME, REST_WHEN_BLOCKED, reason);
        return new PlatformException.Unavailable(
                "%s; %s is paused for %d s".formatted(reason, NAME, REST_WHEN_BLOCKED.toSeconds()),
                REST_WHEN_BLOCKED,
                null);
    }

    static PlatformException unavailable(Reply reply, @Nullable String detail) {
        return new PlatformException.Unavailable(
                "Reddit answered %d with %s".formatted(reply.status(), detail == null ? reply.kind() : detail),
                reply.retryAfter(),
                null);
    }

    private static Duration atLeastASecond(Duration wait) {
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }
}
