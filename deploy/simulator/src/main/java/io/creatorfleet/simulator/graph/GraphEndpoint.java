package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers calls, within the limits of use and as well as the faults that are switched on let it. */
@Component
final class GraphEndpoint {

    private static final double ALL = 100;

    private final BusinessDiscovery discovery;
    private final AppUsage usage;
    private final Faults faults;
    private final SimulatedClock clock;

    GraphEndpoint(BusinessDiscovery discovery, AppUsage usage, Faults faults, SimulatedClock clock) {
        this.discovery = discovery;
        this.usage = usage;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * An answer and how it is to be sent.
     *
     * @param usage what is used up of the hour's calls
     * @param late time until it is sent
     * @param slow time that the sending takes
     */
    record Answer(GraphReply reply, double usage, Duration late, Duration slow) {}

    Answer answer(GraphCall call, Seed trace) {
        try {
            BusinessDiscovery.Question question = discovery.read(call);
            double percent = usage.call();
            Optional<Fault> hang = faults.strike(FaultKind.HANG, question.creator());
            if (hang.isPresent()) {
                return new Answer(GraphReply.brokenOff(), percent, hang.get().delay(trace), Duration.ZERO);
            }
            GraphReply reply = reply(question, percent, trace);
            Duration late = delay(FaultKind.LATENCY, question, trace);
            return new Answer(reply, percent, late, delay(FaultKind.SLOW_BODY, question, trace));
        } catch (GraphRefusal refusal) {
            GraphReply reply = GraphReply.error(refusal.error(), trace);
            return new Answer(reply, usage.percent(), Duration.ZERO, Duration.ZERO);
        }
    }

    private GraphReply reply(BusinessDiscovery.Question question, double percent, Seed trace) {
        Optional<Fault> edge = faults.strike(FaultKind.SERVER_ERROR, question.creator());
        if (edge.isPresent()) {
            return GraphReply.edge(edge.get().statusOr(502));
        }
        Optional<Fault> limited = faults.strike(FaultKind.RATE_LIMITED, question.creator());
        if (limited.isPresent()) {
            GraphError error =
                    GraphError.appThrottled().withStatus(limited.get().statusOr(429));
            return GraphReply.error(error, trace).retryAfter(limited.get().delay(trace));
        }
        try {
            if (percent >= ALL) {
                throw new GraphRefusal(GraphError.appThrottled());
            }
            fail(question);
            Map<String, Object> document = discovery.answer(question);
            GraphReply reply = GraphReply.data(document);
            boolean truncated =
                    faults.strike(FaultKind.TRUNCATED_JSON, question.creator()).isPresent();
            return truncated ? reply.truncated() : reply;
        } catch (GraphRefusal refusal) {
            return GraphReply.error(refusal.error(), trace);
        }
    }

    private void fail(BusinessDiscovery.Question question) {
        Map<FaultKind, GraphError> errors = Map.of(
                FaultKind.USER_NOT_FOUND, GraphError.userNotFound(question.username()),
                FaultKind.TOKEN_EXPIRED, GraphError.tokenExpired(clock.instant()),
                FaultKind.APP_THROTTLED, GraphError.appThrottled(),
                FaultKind.USER_THROTTLED, GraphError.userThrottled(),
                FaultKind.PERMISSION_MISSING, GraphError.noPermission(),
                FaultKind.REDUCE_DATA, GraphError.reduceData(),
                FaultKind.TRANSIENT, GraphError.transientFailure());
        errors.forEach((kind, error) -> faults.strike(kind, question.creator()).ifPresent(fault -> {
            throw new GraphRefusal(error.withStatus(fault.statusOr(error.status())));
        }));
    }

    private Duration delay(FaultKind kind, BusinessDiscovery.Question question, Seed trace) {
        return faults.strike(kind, question.creator())
                .map(fault -> fault.delay(trace))
                .orElse(Duration.ZERO);
    }
}
