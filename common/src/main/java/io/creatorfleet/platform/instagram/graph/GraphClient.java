package io.creatorfleet.platform.instagram.graph;

import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.Calls;
import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.platform.source.Reply;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Graph API as one credential of ours sees it: every call is paid for, timed, understood and acted on. */
final class GraphClient {

    static final String NOT_FOUND = "Username not found, private or not a professional account";

    private static final String UPSTREAM = PlatformId.INSTAGRAM.apiUpstream();
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration BURST_REST = Duration.ofMinutes(15);
    // A fleet that comes back at one moment is the next burst.
    private static final double JITTER = 0.1;

    /** What came of a call that did not fail for good. */
    sealed interface Answer {

        /** The account asked for: the object under {@code business_discovery}. */
        record Found(JsonNode account) implements Answer {}

        /** A field is refused; the same question without it may be answered. */
        record UnknownField(String message) implements Answer {}

        /** The answer would be too large; the same question may be answered, or one about fewer items. */
        record TooMuch(String message) implements Answer {}
    }

    private final GraphTransport transport;
    private final Credential credential;
    private final Budget budget;
    private final Calls calls;
    private final RandomGenerator random;
    // Not the application's: how the platform's answers are read does not depend on how ours are written.
    private final JsonMapper mapper = new JsonMapper();

    /** @param gate what is paused when the platform refuses or throttles us */
    GraphClient(GraphProperties properties, String gate, Budget budget, Calls calls, RandomGenerator random) {
        this.transport = new GraphTransport(properties);
        this.credential = new Credential(
                "instagram-graph-" + properties.userId(),
                UPSTREAM,
                properties.callsPerWindow(),
                properties.window(),
                gate);
        this.budget = budget;
        this.calls = calls;
        this.random = random;
    }

    Answer get(String fields) throws PlatformException {
        return calls.make(
                PlatformId.INSTAGRAM, credential, () -> understand(transport.get(fields)), GraphClient::outcome);
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> "success";
            case Answer.UnknownField unknown -> "unknown_field";
            case Answer.TooMuch tooMuch -> "too_much";
        };
    }

    private Answer understand(Reply reply) throws PlatformException {
        Usage usage = Usage.of(reply.headers(), mapper);
        if (usage.share() != null) {
            budget.report(credential, usage.share());
        }
        JsonNode document = document(reply);
        GraphError error = GraphError.in(document);
        if (error != null) {
            return refused(error, usage, reply);
        }
        if (reply.status() >= 500) {
            throw unavailable(reply, "answered %d".formatted(reply.status()));
        }
        JsonNode account = document.path("business_discovery");
        if (!account.isObject()) {
            throw new PlatformException.Malformed(
                    "Instagram answered %d with neither an account nor an error".formatted(reply.status()), null);
        }
        return new Answer.Found(account);
    }

    private JsonNode document(Reply reply) throws PlatformException {
        if (reply.status() == 429 && !reply.body().contains("\"error\"")) {
            throw throttled("answered 429", reply.retryAfter(), Duration.ZERO);
        }
        if (!reply.isObject()) {
            throw unavailable(reply, "answered %d with %s".formatted(reply.status(), reply.kind()));
        }
        try {
            return reply.document("Instagram");
        } catch (PlatformException.Malformed broken) {
            if (reply.status() >= 500) {
                throw unavailable(reply, "answered %d with broken JSON".formatted(reply.status()));
            }
            throw broken;
        }
    }

    private Answer refused(GraphError error, Usage usage, Reply reply) throws PlatformException {
        Duration told = usage.regain() != null ? usage.regain() : reply.retryAfter();
        return switch (error.meaning()) {
            case NOT_FOUND -> throw new PlatformException.NotFound(NOT_FOUND);
            case DENIED -> throw denied("Instagram refuses our credential: " + error.text());
            case THROTTLED -> throw throttled("throttles us: " + error.text(), told, Duration.ZERO);
            case THROTTLED_BURST -> throw throttled("throttles us: " + error.text(), told, BURST_REST);
            case UNKNOWN_FIELD -> new Answer.UnknownField(error.text());
            case TOO_MUCH -> new Answer.TooMuch(error.text());
            case PASSING -> throw unavailable(reply, "cannot answer now: " + error.text());
            case UNKNOWN -> {
                if (reply.status() >= 500) {
                    throw unavailable(reply, "cannot answer now: " + error.text());
                }
                throw new PlatformException.Malformed("Instagram answered with an unknown " + error.text(), null);
            }
        };
    }

    private PlatformException denied(String reason) {
        budget.close(credential.gate(), reason);
        return new PlatformException.Denied(reason + "; " + credential.gate() + " is paused until it is resumed");
    }

    private PlatformException throttled(String what, @Nullable Duration told, Duration least) {
        Duration rest = told == null ? WINDOW : told.compareTo(least) < 0 ? least : told;
        Duration wait = rest.plusMillis((long) (rest.toMillis() * JITTER * random.nextDouble()));
        String reason = "Instagram " + what;
        budget.pause(credential.gate(), wait, reason);
        return new PlatformException.RateLimited(
                "%s; %s is paused for %d s".formatted(reason, credential.gate(), wait.toSeconds()), wait);
    }

    private static PlatformException unavailable(Reply reply, String what) {
        return new PlatformException.Unavailable("Instagram " + what, reply.retryAfter(), null);
    }
}
