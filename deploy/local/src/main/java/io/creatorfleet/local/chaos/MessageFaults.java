package io.creatorfleet.local.chaos;

import io.creatorfleet.local.JsonClient;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Harm to messages: they come twice, too late, or long after they have become void. */
final class MessageFaults {

    /** PostgreSQL, which says what was delivered, may be away just now. */
    private static final Duration POSTGRESQL_AWAY = Duration.ofSeconds(30);

    /** A RabbitMQ that was wiped has no queues until a service has come back and declared them; one that starts knows some. */
    private static final Duration QUEUES_AWAY = Duration.ofMinutes(1);

    private static final Set<Integer> NO_QUEUE = Set.of(400, 404);

    private static final int TASKS = 20;
    private static final int HELD_BACK = 10;
    private static final List<String> QUEUES =
            List.of("profile.interactive", "content.interactive", "media.interactive");
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonClient management;
    private final String authorization;
    private final RunStore ledger;

    MessageFaults(JsonClient management, String username, String password, RunStore ledger) {
        this.management = management;
        this.ledger = ledger;
        byte[] login = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /** Delivers what was delivered last once more, and beside it what was void even then. */
    Harm duplicated() {
        return Harm.atOnce(() -> {
            List<RunStore.Message> messages = new ArrayList<>();
            if (!Pause.until(POSTGRESQL_AWAY, () -> read(messages))) {
                throw new IllegalStateException("nothing to deliver twice, the ledger cannot be read");
            }
            messages.forEach(this::publish);
        });
    }

    private boolean read(List<RunStore.Message> messages) {
        try {
            return messages.addAll(ledger.lastMessages(TASKS));
        } catch (SQLException away) {
            return false;
        }
    }

    /** Takes messages out of the queues and delivers them later, when they may have been found lost. */
    Harm heldBack() {
        List<RunStore.Message> held = new ArrayList<>();
        return new Harm(() -> takeAll(held), () -> held.forEach(this::publish));
    }

    private void takeAll(List<RunStore.Message> held) {
        for (String queue : QUEUES) {
            if (!Pause.until(QUEUES_AWAY, () -> take(queue, held))) {
                throw new IllegalStateException("nothing to hold back, RabbitMQ has no queue " + queue);
            }
        }
    }

    /** False while there is no such queue, or it is known and has not started. */
    private boolean take(String queue, List<RunStore.Message> held) {
        ObjectNode wish = JSON.createObjectNode()
                .put("count", HELD_BACK)
                .put("ackmode", "ack_requeue_false")
                .put("encoding", "auto");
        JsonClient.Answer answer = post("/api/queues/%2F/" + queue + "/get", wish);
        if (NO_QUEUE.contains(answer.status())) {
            return false;
        }
        answer.expectSuccess()
                .body()
                .forEach(message -> held.add(
                        new RunStore.Message(queue, message.path("payload").asString())));
        return true;
    }

    private void publish(RunStore.Message message) {
        ObjectNode wish = JSON.createObjectNode()
                .put("routing_key", message.queue())
                .put("payload", message.body())
                .put("payload_encoding", "string");
        wish.putObject("properties").put("delivery_mode", 2).put("content_type", "text/plain");
        post("/api/exchanges/%2F/fleet.tasks/publish", wish).expectSuccess();
    }

    private JsonClient.Answer post(String path, ObjectNode body) {
        return management.post(path, JSON.writeValueAsString(body), "Authorization", authorization);
    }
}
