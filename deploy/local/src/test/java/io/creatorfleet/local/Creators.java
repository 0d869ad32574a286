package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Adds creators over the gateway and follows their jobs. */
record Creators(JsonClient gateway) {

    private static final Set<String> ENDED = Set.of("succeeded", "incomplete", "failed", "cancelled");
    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** So many names nobody else uses, for a test of that name. */
    static List<String> names(String test, int count) {
        return IntStream.range(0, count).mapToObj(number -> test + "." + number).toList();
    }

    /** Adds a creator, which must be accepted; returns the job's path. */
    String add(String username) {
        JsonClient.Answer answer = gateway.post(
                "/api/instagram/creator/add", "{\"username\": \"%s\", \"niche\": \"Test\"}".formatted(username));
        assertThat(answer.status())
                .as("answer to adding %s: %s", username, answer.body())
                .isEqualTo(202);
        return answer.body().path("job").path("url").asString();
    }

    /** Adds a subreddit or a user of Reddit, by the body that names it; returns the job's path. */
    String addToReddit(String kind, String body) {
        JsonClient.Answer answer = gateway.post("/api/reddit/" + kind + "/add", body);
        assertThat(answer.status())
                .as("answer to adding %s: %s", body, answer.body())
                .isEqualTo(202);
        return answer.body().path("job").path("url").asString();
    }

    List<String> addAll(List<String> usernames) {
        List<String> jobs = new ArrayList<>();
        usernames.forEach(username -> jobs.add(add(username)));
        return jobs;
    }

    JsonNode job(String path) {
        return gateway.get(path).body();
    }

    /** Waits until so many files of the jobs are stored. */
    void awaitStored(List<String> jobs, int files) {
        await().atMost(LIMIT).until(() -> jobs.stream().mapToLong(this::stored).sum() >= files);
    }

    private long stored(String path) {
        return job(path).path("stages").path("media").path("stored").asLong();
    }

    /** The job once it has ended, however. */
    JsonNode awaitEnd(String path) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> job(path), job -> ENDED.contains(job.path("state").asString()));
    }

    void awaitSuccess(List<String> jobs) {
        for (String job : jobs) {
            JsonNode ended = awaitEnd(job);
            assertThat(ended.path("state").asString()).as("%s", ended).isEqualTo("succeeded");
        }
    }

    JsonNode verify(String username) {
        return gateway.get("/api/instagram/creator/" + username + "/verify").body();
    }
}
