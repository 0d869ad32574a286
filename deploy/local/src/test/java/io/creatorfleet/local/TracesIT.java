package io.creatorfleet.local;

import static io.creatorfleet.local.SpanCollector.attempts;
import static io.creatorfleet.local.SpanCollector.named;
import static io.creatorfleet.local.SpanCollector.only;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.local.SpanCollector.Received;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The traces of real processes, as a collector sees them. */
class TracesIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENT = "00f067aa0ba902b7";
    // Spans are sent every few seconds.
    private static final Duration SENT = Duration.ofMinutes(1);

    private static final String API_KEY = "canary-4f1d8c2ab90e4d35a7c6";

    private static final SpanCollector collector = new SpanCollector();
    private static final OwnFleet fleet = OwnFleet.in(
            Path.of("..", ".."),
            Path.of("target", "traced-fleet"),
            Map.of(
                    "FLEET_TRACES_ENDPOINT", collector.endpoint(),
                    "SIMULATOR_IMAGESIZE_MIN", "2KB",
                    "SIMULATOR_IMAGESIZE_MAX", "30KB",
                    "SIMULATOR_VIDEOSIZE_MIN", "5KB",
                    "SIMULATOR_VIDEOSIZE_MAX", "60KB"));

    private final JsonClient gateway = new JsonClient(fleet.gateway(), Duration.ofMinutes(1));
    private final JsonClient simulator = new JsonClient(fleet.simulator(), Duration.ofMinutes(1));
    private final Creators creators = new Creators(gateway);

    @BeforeAll
    static void start() {
        fleet.up(part -> {});
    }

    @AfterAll
    static void stop() {
        fleet.close();
        collector.close();
    }

    @Test
    void areOneFromTheRequestToTheLastStoredObject() {
        simulator
                .post("/control/faults", "{\"fault\": \"SERVER_ERROR\", \"times\": 1}")
                .expectSuccess();
        simulator
                .post("/control/faults", "{\"fault\": \"CDN_ERROR\", \"times\": 2}")
                .expectSuccess();

        List<Received> spans = add("traced");

        assertThat(spans)
                .extracting(Received::service)
                .contains("api-gateway", "profile-worker", "content-worker", "media-worker");
        assertWhole(spans);
        assertRequestBeganIt(spans);
        assertRetriedAttemptsAreBesideEachOther(spans);
        assertAllObjectsWereStoredWithinCopies(spans);
        assertThat(named(spans, "settle"))
                .as("settled together, linked to the runs that were")
                .anySatisfy(settled -> assertThat(settled.links())
                        .hasSizeGreaterThan(1)
                        .isSubsetOf(attempts(spans).map(Received::id).toList()));
        assertShowsNoSecret();
    }

    /** Adds it as a client that has a trace of its own; returns all spans of that. */
    private List<Received> add(String username) {
        String job = gateway.post(
                        "/api/instagram/creator/add",
                        "{\"username\": \"%s\"}".formatted(username),
                        "traceparent",
                        "00-%s-%s-01".formatted(TRACE, CLIENT))
                .expectSuccess()
                .body()
                .path("job")
                .path("url")
                .asString();
        askInVain();
        creators.awaitSuccess(List.of(job));
        long runs = query("SELECT sum(fence) FROM task JOIN job ON job.id = job_id WHERE job.subject = 'traced'");
        await().atMost(SENT).until(() -> attempts(collector.trace(TRACE)).count() == runs);
        return collector.trace(TRACE);
    }

    /** Requests with a secret in all that a client may send. */
    private void askInVain() {
        String path = "/api/instagram/creator/add?api_key=" + API_KEY;
        String body = "{\"token\": \"" + API_KEY;
        assertThat(gateway.post(path, body).status()).isEqualTo(400);
        assertThat(gateway.post(path, body, "X-API-Key", API_KEY).status()).isEqualTo(401);
    }

    private static void assertWhole(List<Received> spans) {
        Set<String> known = new HashSet<>(spans.stream().map(Received::id).toList());
        known.add(CLIENT);
        assertThat(spans).allSatisfy(span -> assertThat(known).contains(span.parent()));
        Set<String> causes = attempts(spans).map(Received::id).collect(toSet());
        assertThat(attempts(spans).filter(span -> !span.name().equals("profile")))
                .as("the parents of what follows")
                .allSatisfy(span -> assertThat(causes).contains(span.parent()));
    }

    private static void assertRequestBeganIt(List<Received> spans) {
        Received request = only(spans.stream().filter(span -> span.parent().equals(CLIENT)));
        assertThat(request.service()).isEqualTo("api-gateway");
        assertThat(request.kind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
        Received job = only(named(spans, "open job").stream());
        assertThat(job.parent()).isEqualTo(request.id());
        assertThat(named(spans, "profile"))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.parent()).isEqualTo(job.id()))
                .allSatisfy(run -> assertThat(run.tag("fleet.job")).isEqualTo(job.tag("fleet.job")))
                .allSatisfy(run -> assertThat(run.tag("fleet.creator")).isEqualTo("instagram/traced"));
    }

    private static void assertRetriedAttemptsAreBesideEachOther(List<Received> spans) {
        List<Received> runs = named(spans, "profile");
        assertThat(runs).extracting(run -> run.tag("fleet.attempt")).containsExactlyInAnyOrder("1", "2");
        assertThat(runs).extracting(run -> run.tag("fleet.outcome")).containsExactlyInAnyOrder("retry", "done");
        assertThat(runs.stream().filter(Received::failed)).hasSize(1);
        Set<String> published = named(spans, "publish profile.interactive").stream()
                .map(Received::id)
                .collect(toSet());
        assertThat(published).hasSize(2);
        assertThat(runs).flatExtracting(Received::links).containsExactlyInAnyOrderElementsOf(published);
        assertThat(named(spans, "call instagram"))
                .extracting(call -> call.tag("fleet.outcome"))
                .contains("unavailable", "success");
    }

    private static void assertAllObjectsWereStoredWithinCopies(List<Received> spans) {
        Set<String> copies = attempts(spans)
                .filter(run -> run.name().equals("media"))
                .map(Received::id)
                .collect(toSet());
        List<Received> stored = named(spans, "s3 PutObject");
        assertThat(stored).allSatisfy(put -> assertThat(copies).contains(put.parent()));
        assertThat(stored.stream().filter(put -> !put.failed()).map(put -> put.tag("aws.s3.key")))
                .doesNotHaveDuplicates()
                .hasSize(Math.toIntExact(query("SELECT count(*) FROM media m JOIN creator c ON c.id = creator_id"
                        + " WHERE m.state = 'STORED' AND username = 'traced'")));
        assertThat(named(spans, "cdn get"))
                .hasSizeGreaterThanOrEqualTo(stored.size() + 2)
                .allSatisfy(get -> assertThat(copies).contains(get.parent()));
    }

    private static void assertShowsNoSecret() {
        sent(1, span -> span.tag("status").equals("401"));
        assertThat(collector.all())
                .extracting(Received::all)
                .noneMatch(text -> text.contains(API_KEY)
                        || text.contains(fleet.platformToken())
                        || text.contains(fleet.bucket().secretKey())
                        || text.contains(fleet.database().password())
                        || text.contains("oh=00_"));
    }

    @Test
    void areOneOfEachCreatorInABatchLinkedToItsRequest() {
        JsonClient.Answer answer = gateway.post(
                        "/api/instagram/creator/add-batch",
                        "{\"creators\": [{\"username\": \"smallaccount.one\"}, {\"username\": \"smallaccount.two\"}]}")
                .expectSuccess();
        creators.awaitSuccess(answer.body().findValuesAsString("url"));

        List<Received> jobs =
                sent(2, span -> span.name().equals("open job") && span.parent().isEmpty());
        assertThat(jobs.get(0).trace()).isNotEqualTo(jobs.get(1).trace());
        Received request =
                sent(1, span -> span.tag("uri").endsWith("add-batch")).getFirst();
        assertThat(jobs).allSatisfy(job -> assertThat(job.links()).containsExactly(request.id()));
    }

    @Test
    void saysNothingOfProbes() {
        new JsonClient(fleet.gateway(), Duration.ofMinutes(1)).get("/ready").expectSuccess();
        gateway.get("/api/jobs").expectSuccess();

        sent(1, span -> span.tag("uri").equals("/api/jobs"));
        assertThat(collector.all())
                .extracting(span -> span.tag("uri"))
                .noneMatch(uri -> uri.startsWith("/actuator") || uri.equals("/ready"));
    }

    /** So many spans of that kind, once they are here. */
    private static List<Received> sent(int count, Predicate<Received> which) {
        return await().atMost(SENT)
                .until(() -> collector.all().stream().filter(which).toList(), spans -> spans.size() == count);
    }

    private static long query(String sql) {
        return Query.number(fleet.database(), sql);
    }
}
