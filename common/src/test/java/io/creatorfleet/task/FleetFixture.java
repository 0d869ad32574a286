package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;

import io.creatorfleet.backing.BackingServices;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A JUnit extension that gives a test class a database and a virtual host of its own, to start processes on. */
final class FleetFixture implements BeforeAllCallback {

    static final Duration SOON = Duration.ofSeconds(20);

    private final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    @Override
    public void beforeAll(ExtensionContext context) {
        services.beforeAll(context);
    }

    FleetProcess start(String name, TaskHandler... handlers) {
        return start(name, Map.of(), handlers);
    }

    FleetProcess start(String name, Map<String, String> properties, TaskHandler... handlers) {
        return FleetProcess.start(name, properties(properties), handlers);
    }

    /** What a process is told of the servers, and more. */
    Map<String, String> properties(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(services.properties());
        all.putAll(more);
        return all;
    }

    /** The first task of a job that nobody else asks for. */
    static FollowUp profile() {
        return new FollowUp(TaskKind.PROFILE, "instagram", "instagram/" + UUID.randomUUID());
    }

    /** A task that does in a {@link WorkerJvm} what the payload says. */
    static FollowUp media(String payload) {
        return new FollowUp(TaskKind.MEDIA, "instagram-cdn", UUID.randomUUID().toString(), payload);
    }

    static FollowUp media(int number) {
        return new FollowUp(TaskKind.MEDIA, "instagram-cdn", Integer.toString(number));
    }
}
