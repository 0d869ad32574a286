package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.cdn.Links;
import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.conditions.Tally;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Creators;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Looks an account up through ours. */
@Component
final class BusinessDiscovery {

    private static final String FIELD = "business_discovery";

    private final Access access;
    private final Creators creators;
    private final Links links;
    private final Faults faults;
    private final SimulatedClock clock;
    private final Tally tally;

    BusinessDiscovery(Access access, Creators creators, Links links, Faults faults, SimulatedClock clock, Tally tally) {
        this.access = access;
        this.creators = creators;
        this.links = links;
        this.faults = faults;
        this.clock = clock;
        this.tally = tally;
    }

    /** What a call asks for, once it is known to be well-formed and from one of us. */
    record Question(List<Field> fields, String username, long creator, GraphCall call) {}

    /** Reads a call; refuses one that is not ours to answer. */
    Question read(GraphCall call) {
        access.checkToken(call);
        List<Field> fields =
                call.fields() == null || call.fields().isEmpty() ? List.of() : FieldsParser.parse(call.fields());
        access.checkNode(call);
        String username = fields.stream()
                .filter(field -> field.name().equals(FIELD))
                .map(BusinessDiscovery::username)
                .findFirst()
                .orElse("");
        tally.countCreator(username);
        return new Question(fields, username, creators.number(username), call);
    }

    /** The document that answers the question. */
    Map<String, Object> answer(Question question) {
        Instant now = clock.instant();
        Set<String> outOfOrder = faults.strike(FaultKind.FIELD_REFUSED, question.creator())
                .map(Fault::fields)
                .orElse(Set.of());
        NodeType<GraphCall> us = new NodeType<GraphCall>("IGUser")
                .field("id", GraphCall::node)
                .edge(FIELD, UserNode.TYPE, (call, field) -> discover(call, field, now));
        us.check(question.fields(), outOfOrder);
        return us.render(question.call(), question.fields());
    }

    private Map<String, Object> discover(GraphCall call, Field field, Instant now) {
        String username = username(field);
        Creator creator =
                creators.find(username).orElseThrow(() -> new GraphRefusal(GraphError.userNotFound(username)));
        UserNode node = new UserNode(creator, clock.ofAccounts(), file -> links.to(file, call.address(), now), faults);
        return UserNode.TYPE.render(node, field.subfields());
    }

    private static String username(Field field) {
        return field.modifier("username")
                .orElseThrow(() -> new GraphRefusal(GraphError.invalid("The parameter username is required")));
    }
}
