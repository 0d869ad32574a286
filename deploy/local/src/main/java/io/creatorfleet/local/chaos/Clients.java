package io.creatorfleet.local.chaos;

import io.creatorfleet.local.JsonClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Clients of the API that add creators over the course of a run, and repeat what was not answered until it is, under the same
 * idempotency key.
 */
final class Clients {

    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * A creator whose addition was answered with 202.
     *
     * @param key under which it was asked for
     * @param job the path of the job it became
     */
    record Accepted(String username, String key, String job) {}

    private final Gateways gateways;
    private final ApiFigures figures;
    private final List<String> usernames;
    private final Duration span;
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();

    /** @param span the time over which the additions are spread evenly */
    Clients(Gateways gateways, ApiFigures figures, List<String> usernames, Duration span) {
        this.gateways = gateways;
        this.figures = figures;
        this.usernames = usernames;
        this.span = span;
    }

    /** Returns when all have been accepted or have lost their patience. */
    void run() {
        long start = System.nanoTime();
        for (int number = 0; number < usernames.size(); number++) {
            Duration at = span.multipliedBy(number).dividedBy(usernames.size());
            Pause.of(at.minusNanos(System.nanoTime() - start));
            String username = usernames.get(number);
            if (!Pause.until(PATIENCE, () -> add(username))) {
                refused.add(username);
            }
        }
    }

    private boolean add(String username) {
        Gateways.Gateway gateway = gateways.next();
        JsonClient.Answer answer = addTo(gateway, username, username);
        figures.note(gateway, answer);
        if (answer.status() != 202) {
            Pause.of(AGAIN);
            return false;
        }
        String job = answer.body().path("job").path("url").asString("");
        accepted.add(new Accepted(username, username, job));
        return true;
    }

    /** Asks a gateway to add the creator. */
    static JsonClient.Answer addTo(Gateways.Gateway gateway, String username, String key) {
        return gateway.client()
                .post(
                        "/api/instagram/creator/add",
                        "{\"username\": \"%s\", \"niche\": \"Chaos\"}".formatted(username),
                        "Idempotency-Key",
                        key);
    }

    /** What has been answered with 202 so far. */
    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Creators that nobody accepted, however often they were tried. */
    List<String> refused() {
        return List.copyOf(refused);
    }
}
