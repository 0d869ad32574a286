package io.creatorfleet.local.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.OwnFleet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/** A whole fleet with something on every page of its console, and a browser: started once for all test classes. */
final class ConsoleFleet implements BeforeAllCallback {

    static final ConsoleFleet SHARED = new ConsoleFleet();

    /** An account that is there from the start, with a niche and with viral reels. */
    static final String ACCOUNT = "nasa";

    static final String NICHE = "Space";

    /** An account whose texts are markup, and a subreddit and a user like that. */
    static final String HOSTILE = "hostile.account";

    static final String HOSTILE_COMMUNITY = "hostile_town";
    static final String HOSTILE_USER = "hostile_user";

    private static final Set<String> ENDED = Set.of("succeeded", "incomplete", "failed", "cancelled");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Map<String, String> SETTINGS = Map.of(
            "SIMULATOR_IMAGESIZE_MIN", "2KB",
            "SIMULATOR_IMAGESIZE_MAX", "6KB",
            "SIMULATOR_VIDEOSIZE_MIN", "5KB",
            "SIMULATOR_VIDEOSIZE_MAX", "30KB",
            // Nobody posts while a test compares.
            "SIMULATOR_CONDITIONS_ACCOUNTSUNTIL", "2026-01-01T00:00:00Z",
            // A file that its CDN has an error for is dead at once.
            "FLEET_RETRY_KINDS_MEDIA_UNAVAILABLE_ATTEMPTS", "1");

    private @Nullable OwnFleet fleet;
    private @Nullable Chromium browser;

    private ConsoleFleet() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ConsoleFleet.class))
                .computeIfAbsent(ConsoleFleet.class, key -> start());
    }

    private AutoCloseable start() {
        // First, for without one there is no need of a fleet.
        browser = new Chromium();
        fleet = OwnFleet.in(Path.of("..", ".."), Path.of("target", "console"), SETTINGS);
        fleet.up(part -> {});
        fillPages();
        return this::stop;
    }

    private void stop() {
        browser().close();
        fleet().close();
    }

    private void fillPages() {
        List<String> jobs = new ArrayList<>();
        jobs.add(add("instagram/creator", "username", ACCOUNT));
        jobs.add(add("instagram/creator", "username", HOSTILE));
        jobs.add(add("reddit/subreddit", "name", HOSTILE_COMMUNITY));
        jobs.add(add("reddit/user", "username", HOSTILE_USER));
        jobs.forEach(this::awaitEnd);
    }

    OwnFleet fleet() {
        return started(fleet);
    }

    Chromium browser() {
        return started(browser);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The fleet was not started");
        }
        return part;
    }

    /** The console of the fleet's own gateway. */
    Console console() {
        return console(fleet().gateway());
    }

    Console console(URI gateway) {
        return new Console(gateway, fleet().bucket().endpoint());
    }

    JsonClient gateway() {
        return new JsonClient(fleet().gateway(), Duration.ofMinutes(1));
    }

    void fault(String fault) {
        simulator().post("/control/faults", "{\"fault\": %s}".formatted(fault)).expectSuccess();
    }

    void heal() {
        simulator().delete("/control/faults").expectSuccess();
    }

    private JsonClient simulator() {
        return new JsonClient(fleet().simulator(), Duration.ofMinutes(1));
    }

    /** Adds an account; returns the path of its job. */
    String add(String account) {
        return add("instagram/creator", "username", account);
    }

    private String add(String kind, String key, String name) {
        return gateway()
                .post("/api/%s/add".formatted(kind), "{\"%s\": \"%s\", \"niche\": \"%s\"}".formatted(key, name, NICHE))
                .expectSuccess()
                .body()
                .path("job")
                .path("url")
                .asString();
    }

    /** The job once it has ended, however. */
    JsonNode awaitEnd(String job) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> gateway().get(job).body(),
                        body -> ENDED.contains(body.path("state").asString()));
    }

    /** Adds an account of which one file cannot be fetched, and returns the path of its job once that is dead. */
    String bury(String account) {
        fault("\"CDN_ERROR\", \"target\": \"%s\", \"times\": 1".formatted(account));
        String job = add(account);
        JsonNode ended = awaitEnd(job);
        assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("incomplete");
        return job;
    }

    void pause(String kind) {
        gateway()
                .post("/api/queues/%s/pause".formatted(kind), "{\"reason\": \"a test looks on\"}")
                .expectSuccess();
    }

    void resume(String kind) {
        gateway().post("/api/queues/%s/resume".formatted(kind), "").expectSuccess();
    }
}
