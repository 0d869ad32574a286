package io.creatorfleet.simulator.reddit;

import io.creatorfleet.simulator.answers.Answer;
import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Answers calls of those who may call, within the limit and as well as the faults that are switched on let it. */
@Component
final class RedditEndpoint {

    private static final String BEARER = "bearer ";

    private final Tokens tokens;
    private final RateLimit limit;
    private final Faults faults;

    RedditEndpoint(Tokens tokens, RateLimit limit, Faults faults) {
        this.tokens = tokens;
        this.limit = limit;
        this.faults = faults;
    }

    /** The answer to a call about the account with this number. */
    Answer answer(RedditCall call, long creator, Supplier<ObjectNode> document) {
        try {
            UserAgent.check(call.userAgent());
            checkToken(call);
            RateLimit.Use use = limit.call();
            failBefore(creator);
            if (use.remaining() < 0) {
                // One reply in two comes from the edge, which says how long to wait.
                boolean edge = use.used() % 2 == 0;
                throw new RedditRefusal(RedditError.tooMany(edge ? Duration.ofSeconds(use.reset()) : Duration.ZERO));
            }
            return limited(within(call, creator, document), use);
        } catch (RedditRefusal refusal) {
            return refusal.answer();
        }
    }

    private Answer within(RedditCall call, long creator, Supplier<ObjectNode> document) {
        try {
            fail(creator);
            Answer answer = Answer.json(200, document.get(), "reddit 200");
            return "1".equals(call.parameter("raw_json")) ? answer : answer.escaped();
        } catch (RedditRefusal refusal) {
            return refusal.answer();
        }
    }

    private void checkToken(RedditCall call) {
        String authorization = call.authorization();
        boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
        if (!bearer || !tokens.isGood(authorization.substring(BEARER.length()))) {
            throw new RedditRefusal(RedditError.unauthorized());
        }
    }

    /** Fails in front of the API, where calls are not yet counted for the caller to see. */
    private void failBefore(long creator) {
        strike(FaultKind.EDGE_BLOCKED, creator).ifPresent(fault -> {
            throw new RedditRefusal(RedditError.blocked(fault.statusOr(403)));
        });
        strike(FaultKind.SERVER_ERROR, creator).ifPresent(fault -> {
            throw new RedditRefusal(RedditError.silent(fault.statusOr(503)));
        });
        strike(FaultKind.RATE_LIMITED, creator).ifPresent(fault -> {
            throw new RedditRefusal(RedditError.tooMany(fault.delay(new Seed(creator))));
        });
        strike(FaultKind.TOKEN_EXPIRED, creator).ifPresent(fault -> {
            throw new RedditRefusal(RedditError.unauthorized());
        });
        strike(FaultKind.TRANSIENT, creator).ifPresent(fault -> {
            throw new RedditRefusal(RedditError.failed(fault.statusOr(500)));
        });
    }

    private void fail(long creator) {
        strike(FaultKind.USER_NOT_FOUND, creator).ifPresent(fault -> {
            throw new RedditRefusal(RedditError.missing());
        });
        strike(FaultKind.PERMISSION_MISSING, creator).ifPresent(fault -> {
            throw new RedditRefusal(RedditError.forbidden());
        });
    }

    private Optional<Fault> strike(FaultKind kind, long creator) {
        return faults.strike(kind, creator);
    }

    /** Says how many calls there are left, but not beside answers that never do. */
    private static Answer limited(Answer answer, RateLimit.Use use) {
        if (answer.status() == 302 || answer.outcome().endsWith("quarantined")) {
            return answer;
        }
        return answer.with("x-ratelimit-used", Integer.toString(use.used()))
                .with("x-ratelimit-remaining", use.remaining() + ".0")
                .with("x-ratelimit-reset", Long.toString(use.reset()));
    }
}
