package io.creatorfleet.gateway.operations;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

@GatewayTest
final class OverviewIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final JdbcClient jdbc;
    private final Client client;
    private final int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    OverviewIT(@Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.client = new Client(port);
        this.port = port;
    }

    /** 1,200 media tasks wait, of which four a second are concluded, and one is running. */
    @BeforeEach
    void measure() {
        jdbc.sql("""
                DELETE FROM task_count; DELETE FROM queue_measure; DELETE FROM pause; DELETE FROM budget; DELETE FROM task;
                DELETE FROM job; DELETE FROM creator;
                INSERT INTO task_count (kind, route, state, tasks, counted_at)
                VALUES ('MEDIA', 'INTERACTIVE', 'READY', 1199, now()), ('MEDIA', 'INTERACTIVE', 'DEAD', 7, now());
                INSERT INTO queue_measure (kind, route, measured_at, seconds, concluded, waiting, loaded, workers)
                SELECT 'MEDIA', 'INTERACTIVE', now() - make_interval(secs => 15 * n), 15, 60, 1199, true, 1
                  FROM generate_series(0, 3) n;
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens, used)
                VALUES ('main', 'instagram', 10, 0.05, 4, 6)
                """).update();
        client.add("running");
        jdbc.sql("""
                INSERT INTO task (job_id, kind, upstream, lane, subject, payload, state, owner)
                SELECT id, 'MEDIA', 'instagram-cdn', 'INTERACTIVE', '1', '{}', 'RUNNING', 1 FROM job
                """).update();
    }

    @Test
    void showsWhatEachLaneHasToDoAndWhenItIsDone() {
        JsonNode overview = client.get("/api/overview").json();
        JsonNode media = lane(overview, "media");

        assertThat(media.get("waiting").asLong()).isEqualTo(1199);
        assertThat(media.get("running").asLong()).isEqualTo(1);
        assertThat(media.get("rate").asDouble()).isEqualTo(4);
        assertThat(media.get("drain_seconds").asDouble()).isEqualTo(300);
        assertThat(overview.get("dead").asLong()).isEqualTo(7);
        assertThat(overview.at("/upstreams/0/credential").asString()).isEqualTo("main");
        assertThat(overview.at("/workers/0/name").asString()).startsWith("api-gateway@");
    }

    @Test
    void streamsAReadingAfterTheOtherToAllWhoLookOn() throws Exception {
        HttpResponse<Stream<String>> one = events();
        HttpResponse<Stream<String>> other = events();
        try (Stream<String> lines = one.body();
                Stream<String> others = other.body()) {
            Iterator<String> data =
                    lines.filter(line -> line.startsWith("data:")).iterator();
            String first = data.next();
            client.post("/api/queues/media/pause", "{\"reason\": \"bucket is full\"}");
            String next = data.next();
            while (!next.contains("bucket is full")) {
                next = data.next();
            }

            assertThat(one.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(first).contains("\"lanes\"").doesNotContain("bucket is full");
            assertThat(others.anyMatch(line -> line.contains("bucket is full"))).isTrue();
        }
    }

    /** Events that nobody is sent would go on for as long as the gateway does. */
    @Test
    void endsWithTheHeadersForWhoAsksForThemAlone() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("HEAD /api/overview/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .contains("text/event-stream");
        }
    }

    @Test
    void showsWhatWasDoneWithinTheLastHour() {
        long creator = Rows.creator(jdbc, "stored", 1, null);
        Rows.stored(jdbc, creator, null, "stored/picture", 99);
        List<JsonNode> minutes = client.get("/api/throughput")
                .json()
                .get("minutes")
                .valueStream()
                .toList();

        assertThat(minutes).hasSize(60);
        assertThat(minutes.stream()
                        .mapToLong(minute -> minute.get("bytes").asLong())
                        .sum())
                .isEqualTo(99);
        assertThat(minutes.stream()
                        .mapToLong(minute -> minute.at("/tasks/media").asLong(0))
                        .sum())
                .isEqualTo(240);
    }

    private static JsonNode lane(JsonNode overview, String kind) {
        return overview.get("lanes")
                .valueStream()
                .filter(lane -> lane.get("kind").asString().equals(kind)
                        && lane.get("lane").asString().equals("interactive"))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<Stream<String>> events() throws Exception {
        return client.http().send(client.request("/api/overview/events").build(), BodyHandlers.ofLines());
    }
}
