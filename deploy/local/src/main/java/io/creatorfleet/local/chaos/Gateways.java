package io.creatorfleet.local.chaos;

import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.Part;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateways, one after the other, as a balancer before them has it. */
final class Gateways {

    /** @param name as parts of a fleet are called */
    record Gateway(String name, JsonClient client) {}

    private final List<Gateway> all;
    private final Outages outages;
    private final AtomicInteger turn = new AtomicInteger();

    Gateways(List<Part> services, Outages outages) {
        this.all = services.stream()
                .filter(service -> service.name().startsWith(Target.GATEWAY.key()))
                .map(service -> new Gateway(service.name(), client(service)))
                .toList();
        this.outages = outages;
    }

    private static JsonClient client(Part service) {
        URI address = URI.create("http://127.0.0.1:" + service.ports().getFirst());
        return new JsonClient(address, ChaosSettings.ANSWER_LIMIT);
    }

    /** The one whose turn it is, whether or not it answers. */
    Gateway next() {
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
    }

    /** The next one that has not been taken away by this run; empty where both have. */
    Optional<Gateway> nextPresent() {
        Gateway first = next();
        return outages.isAway(first.name())
                ? Optional.of(next()).filter(second -> !outages.isAway(second.name()))
                : Optional.of(first);
    }
}
