package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.answers.Answer;
import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The gateway that calls go through: it looks at the key, counts, and fails as the faults that are switched on say. */
@Component
final class LooterGateway {

    private static final String KEY = "x-rapidapi-key";
    private static final String HOST = "x-rapidapi-host";
    private static final String MONTH = "2592000";

    private final LooterProperties properties;
    private final Meter meter;
    private final Faults faults;

    LooterGateway(LooterProperties properties, Meter meter, Faults faults) {
        this.properties = properties;
        this.meter = meter;
        this.faults = faults;
    }

    Answer answer(HttpServletRequest request, long creator, Supplier<ObjectNode> document) {
        if (request.getHeader(KEY) == null) {
            return LooterReply.noKey();
        }
        if (!properties.key().equals(request.getHeader(KEY))
                || !properties.host().equals(request.getHeader(HOST))) {
            return LooterReply.notSubscribed();
        }
        boolean allowed = meter.call();
        Answer answer = failure(creator).orElseGet(() -> allowed ? found(document) : LooterReply.tooMany());
        return answer.with("x-ratelimit-requests-limit", Long.toString(properties.quota()))
                .with("x-ratelimit-requests-remaining", Long.toString(meter.remaining()))
                .with("x-ratelimit-requests-reset", MONTH);
    }

    private static Answer found(Supplier<ObjectNode> document) {
        try {
            return Answer.json(200, document.get(), "looter 200");
        } catch (IllegalArgumentException wrong) {
            return LooterReply.badRequest(String.valueOf(wrong.getMessage()));
        }
    }

    private Optional<Answer> failure(long creator) {
        Seed dice = new Seed(creator);
        return strike(FaultKind.SERVER_ERROR, creator)
                .map(fault -> Answer.html(fault.statusOr(502), "Bad Gateway", "looter " + fault.statusOr(502)))
                .or(() -> strike(FaultKind.RATE_LIMITED, creator)
                        .map(fault -> LooterReply.tooMany().retryAfter(fault.delay(dice))))
                .or(() -> strike(FaultKind.PERMISSION_MISSING, creator).map(fault -> LooterReply.notSubscribed()))
                .or(() -> strike(FaultKind.TRANSIENT, creator).map(fault -> LooterReply.failed(fault.statusOr(500))));
    }

    private Optional<Fault> strike(FaultKind kind, long creator) {
        return faults.strike(kind, creator);
    }
}
