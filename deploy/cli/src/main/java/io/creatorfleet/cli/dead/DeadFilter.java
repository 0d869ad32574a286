package io.creatorfleet.cli.dead;

import io.creatorfleet.cli.creators.Platform;
import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.session.Moment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The options that say which dead tasks are meant. */
final class DeadFilter {

    @Option(names = "--group", paramLabel = "FINGERPRINT", description = "Those that died of this cause.")
    private @Nullable String fingerprint;

    @Option(names = "--kind", paramLabel = "KIND", description = "Those of this kind, such as media.")
    private @Nullable String kind;

    @Option(names = "--platform", paramLabel = "PLATFORM", description = "Those of ${COMPLETION-CANDIDATES}.")
    private @Nullable Platform platform;

    @Option(names = "--job", paramLabel = "JOB", description = "Those of this job.")
    private @Nullable UUID job;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those that died then or later: a time, or 2h, 3d ago.")
    private @Nullable Moment since;

    @Option(names = "--before", paramLabel = "TIME", description = "Those that died earlier than that.")
    private @Nullable Moment before;

    private Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "fingerprint", fingerprint);
        put(conditions, "kind", kind);
        put(conditions, "platform", platform);
        put(conditions, "job", job);
        put(conditions, "since", since);
        put(conditions, "before", before);
        return conditions;
    }

    private static void put(Map<String, Object> conditions, String name, @Nullable Object value) {
        if (value != null) {
            conditions.put(name, value);
        }
    }

    boolean isEmpty() {
        return conditions().isEmpty();
    }

    /** The address with these as parameters. */
    Address on(Address address) {
        Address filtered = address;
        for (Map.Entry<String, Object> condition : conditions().entrySet()) {
            filtered = filtered.with(condition.getKey(), condition.getValue());
        }
        return filtered;
    }

    /** Puts these into the filter of a request. */
    void fill(ObjectNode filter) {
        conditions().forEach((name, value) -> filter.put(name, Objects.toString(value)));
    }

    @Override
    public String toString() {
        return conditions().entrySet().stream()
                .map(condition -> condition.getKey() + " " + condition.getValue())
                .collect(Collectors.joining(", "));
    }
}
