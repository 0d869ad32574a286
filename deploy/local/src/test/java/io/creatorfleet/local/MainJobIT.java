package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The main job from the request to the stored objects, on real processes. */
class MainJobIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private final Creators creators = new Creators(fleet.gateway());

    @Test
    void takesInACreatorWithAllContentAndMedia() {
        JsonNode job = creators.awaitEnd(creators.add("spacex"));

        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("succeeded");
        JsonNode content = job.path("stages").path("content");
        assertThat(content.path("reels").path("held").asInt()).isEqualTo(90);
        assertThat(content.path("posts").path("held").asInt()).isEqualTo(30);
        JsonNode verification = creators.verify("spacex");
        assertThat(verification.path("consistent").asBoolean())
                .as("%s", verification)
                .isTrue();
        assertThat(verification.path("objects").path("objects").asInt())
                .isEqualTo(
                        verification.path("rows").path("media").path("stored").asInt())
                .isGreaterThan(200);
    }

    @Test
    void makesOneJobOfTheSameCreatorAdded200TimesAtOnce() throws Exception {
        // Held up until all have asked: a small account is taken in before the last of them comes.
        fleet.gateway()
                .post("/api/queues/profile/pause", "{\"reason\": \"200 clients\"}")
                .expectSuccess();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers =
                    clients.invokeAll(Collections.nCopies(200, () -> creators.add("smallaccount.twohundred")));
            Set<String> jobs = answers.stream().map(Future::resultNow).collect(Collectors.toSet());
            assertThat(jobs).hasSize(1);
            fleet.gateway().post("/api/queues/profile/resume", "{}").expectSuccess();
            creators.awaitSuccess(List.copyOf(jobs));
        }
    }

    @Test
    void failsWithTheReasonWhenThereIsNoSuchUser() {
        JsonNode job = creators.awaitEnd(creators.add("thisuserdoesnotexist123456789"));

        assertThat(job.path("state").asString()).isEqualTo("failed");
        assertThat(job.path("reason").asString())
                .isEqualTo("Username not found, private or not a professional account");
    }

    @Test
    void refusesAnEmptyUsername() {
        JsonClient.Answer answer = fleet.gateway().post("/api/instagram/creator/add", "{\"username\": \" \"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("success").asBoolean(true)).isFalse();
        assertThat(answer.body().path("error").asString()).isEqualTo("Username is required");
    }

    @Test
    void pausesTheUpstreamOfARefusedTokenAndBurnsNoAttempt() {
        fleet.simulator()
                .post("/control/faults", "{\"fault\": \"TOKEN_EXPIRED\"}")
                .expectSuccess();
        String job = creators.add("smallaccount.refused");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(creators.job(job).path("paused").findValuesAsString("reason"))
                        .singleElement()
                        .asString()
                        .contains("190"));
        assertThat(fleet.gateway().get("/api/upstreams").body().path("paused").findValuesAsString("name"))
                .containsExactly("instagram");
        fleet.simulator().delete("/control/faults").expectSuccess();
        assertThat(fleet.gateway().post("/api/upstreams/instagram/resume", "{}").status())
                .isEqualTo(200);

        creators.awaitSuccess(List.of(job));
        assertThat(
                        fleet.query(
                                "SELECT sum(attempt) FROM task JOIN job ON job.id = task.job_id WHERE job.subject = 'smallaccount.refused'"))
                .isZero();
    }
}
