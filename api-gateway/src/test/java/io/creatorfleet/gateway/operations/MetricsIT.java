package io.creatorfleet.gateway.operations;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.task.BacklogStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the gateway shows at a scrape, beside what the table of metrics promises. */
@GatewayTest
final class MetricsIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    private static final Path TABLE = Path.of("..", "deploy", "prometheus", "METRICS.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| (\\w+) \\|([^|]*)\\| ([^|]+) \\|", Pattern.MULTILINE);
    private static final Pattern SERIES =
            Pattern.compile("^(fleet_\\w+?)(?:_count|_sum|_max|_bucket)?[{ ]", Pattern.MULTILINE);

    private final Client client;
    private final JdbcClient jdbc;
    private final LedgerMeters meters;
    private final BacklogStore backlog;

    /** A row of the table. */
    private record Metric(String name, String type, String shownBy) {

        static Metric of(MatchResult row) {
            return new Metric(row.group(1), row.group(2), row.group(4));
        }
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    MetricsIT(
            @Autowired JdbcClient jdbc,
            @Autowired LedgerMeters meters,
            @Autowired BacklogStore backlog,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.backlog = backlog;
        this.client = new Client(port);
    }

    @BeforeEach
    void haveSomethingToShow() {
        jdbc.sql("""
                DELETE FROM budget; DELETE FROM access_token; DELETE FROM pause; DELETE FROM queue;
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens) VALUES ('main', 'instagram', 10, 0.5, 4);
                INSERT INTO access_token (credential, token, expires_at) VALUES ('reddit', 'secret', now() + INTERVAL '1 day');
                INSERT INTO pause (scope, name, source, reason) VALUES ('UPSTREAM', 'instagram', 'PLATFORM', 'refused');
                INSERT INTO queue (kind, upstream, route, size) VALUES ('PROFILE', 'instagram', 'INTERACTIVE', 1)
                """).update();
        client.add("measured.person");
        backlog.recount(Duration.ZERO);
        meters.read();
        meters.readInvariant();
    }

    @Test
    void showsAllThatTheTableSaysOfItAndNothingElse() throws IOException {
        String scrape = client.get("/actuator/prometheus").body();

        assertThat(promised("gateway", "every process"))
                .hasSizeGreaterThan(15)
                .allSatisfy(name -> assertThat(scrape).containsPattern("(?m)^" + name + "[{ ]"));
        assertThat(shown(scrape)).isSubsetOf(promised("gateway", "every process", "dispatcher"));
    }

    @Test
    void showsWhatTheLedgerHolds() {
        String scrape = client.get("/actuator/prometheus").body();

        assertThat(scrape)
                .containsPattern(
                        series("fleet_tasks", "kind=\"profile\",lane=\"interactive\",state=\"ready\"", "[1-9].*"))
                .containsPattern(series("fleet_jobs_open", "platform=\"instagram\",purpose=\"add\"", "[1-9].*"))
                .containsPattern(
                        series("fleet_queue_drain_time_seconds", "kind=\"profile\",lane=\"interactive\"", "\\+Inf"))
                .containsPattern(series("fleet_queue_rate", "kind=\"profile\",lane=\"interactive\"", "0\\.0"))
                .containsPattern(series("fleet_queue_objective_seconds", "kind=\"profile\"", "900\\.0"))
                .containsPattern(series("fleet_workers", "kind=\"media\"", "0\\.0"))
                .containsPattern(series("fleet_workers_recommended", "kind=\"media\"", "1\\.0"))
                .containsPattern(series("fleet_queue_paused", "kind=\"media\"", "0\\.0"))
                .containsPattern(
                        series("fleet_platform_paused_seconds", "source=\"platform\",upstream=\"instagram\"", "\\+Inf"))
                .containsPattern(
                        series("fleet_platform_paused_seconds", "source=\"operator\",upstream=\"instagram\"", "0\\.0"))
                .containsPattern(
                        series("fleet_platform_budget_limit", "credential=\"main\",upstream=\"instagram\"", "10\\.0"))
                .containsPattern(
                        series("fleet_platform_token_expiry_seconds", "credential=\"reddit\"", "86[34]\\d\\d\\..*"))
                .containsPattern("fleet_invariant_violations\\{[^}]*} 0\\.0");
    }

    @Test
    void putsNoIdAndNoNameOfACreatorIntoALabel() {
        String job = client.add("very.secret.person").json().at("/job/id").asString();
        List.of(
                        "/api/jobs/" + job,
                        "/api/jobs/" + job + "/tasks",
                        "/api/instagram/creator/very.secret.person",
                        "/api/instagram/creator/very.secret.person/content",
                        "/api/nothing/very.secret.person",
                        "/very/secret.person?key=" + job)
                .forEach(client::get);
        String scrape = client.get("/actuator/prometheus").body();

        assertThat(scrape)
                .contains("http_server_requests_seconds_count")
                .contains("uri=\"/api/jobs/{id}\"")
                .doesNotContain(job, "secret")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
    }

    private static String series(String name, String tags, String value) {
        return "(?m)^" + name + "\\{application=\"api-gateway\"," + tags + "} " + value + "$";
    }

    private static Set<String> promised(String... shownBy) throws IOException {
        return ROW.matcher(Files.readString(TABLE))
                .results()
                .map(Metric::of)
                .filter(metric -> List.of(shownBy).contains(metric.shownBy()))
                .map(Metric::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> shown(String scrape) {
        return SERIES.matcher(scrape)
                .results()
                .map(series -> series.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
