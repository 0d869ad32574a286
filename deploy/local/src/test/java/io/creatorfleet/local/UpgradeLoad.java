package io.creatorfleet.local;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Clients that add one creator after another, each waiting for its job's success, over gateways of which one may be away. */
final class UpgradeLoad {

    private static final int CLIENTS = 3;
    private static final Set<String> ENDED = Set.of("succeeded", "incomplete", "failed", "cancelled");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final List<JsonClient> gateways;
    private final AtomicInteger turn = new AtomicInteger();
    private final List<String> names = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Thread> clients;
    private volatile boolean ending;

    UpgradeLoad(List<JsonClient> gateways) {
        this.gateways = List.copyOf(gateways);
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Thread.ofVirtual().name("client " + client).start(() -> run(client)))
                .toList();
    }

    private void run(int client) {
        for (int number = 0; !ending && failures.isEmpty(); number++) {
            String name = "smallaccount.upgrade%d.%d".formatted(client, number);
            try {
                takeIn(name);
            } catch (RuntimeException failure) {
                failures.add(name + ": " + failure);
            }
        }
    }

    private void takeIn(String name) {
        JsonClient.Answer answer = ask(gateway -> gateway.post(
                "/api/instagram/creator/add", "{\"username\": \"%s\"}".formatted(name), "Idempotency-Key", name));
        names.add(name);
        if (answer.status() != 202) {
            failures.add(answer.toString());
            return;
        }
        String job = answer.body().path("job").path("url").asString();
        String state = await().atMost(LIMIT).until(() -> state(job), ENDED::contains);
        if (!state.equals("succeeded")) {
            failures.add("The job of " + name + " " + state);
        }
        ended.incrementAndGet();
    }

    private String state(String job) {
        return ask(gateway -> gateway.get(job))
                .expectSuccess()
                .body()
                .path("state")
                .asString();
    }

    /** The answer of the gateway whose turn it is or, as a balancer before them does, of the other when that one is away. */
    private JsonClient.Answer ask(Function<JsonClient, JsonClient.Answer> question) {
        int first = turn.getAndIncrement();
        JsonClient.Answer answer = question.apply(gateways.get(first % gateways.size()));
        return answer.status() == 0 ? question.apply(gateways.get((first + 1) % gateways.size())) : answer;
    }

    /** Waits until so many more jobs have ended. */
    void awaitMore(int jobs) {
        int enough = ended.get() + jobs;
        await().atMost(LIMIT).until(() -> ended.get() >= enough || !failures.isEmpty());
    }

    List<String> names() {
        return List.copyOf(names);
    }

    /** Requests that no gateway answered as it should, and jobs that did not succeed. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Adds nothing any more, and returns when the jobs under way have ended. */
    void end() {
        ending = true;
        for (Thread client : clients) {
            await().atMost(LIMIT.plus(LIMIT)).until(() -> !client.isAlive());
        }
    }
}
