package io.creatorfleet.local.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The boards and the rules on a Prometheus that watches a whole fleet at work. */
class BoardsIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static WatchedFleet fleet;

    @BeforeAll
    static void watch() {
        fleet = new WatchedFleet();
        fleet.up();
        fleet.live();
    }

    @AfterAll
    static void stop() {
        if (fleet != null) {
            fleet.close();
        }
    }

    @Test
    void everyQueryOfEveryPanelShowsSomething() {
        List<Board.Query> queries = new ArrayList<>();
        Board.all().forEach(board -> queries.addAll(board.queries()));
        assertThat(queries).hasSizeGreaterThan(100);
        await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            queries.removeIf(query -> fleet.prometheus().shows(query.resolved()));
            assertThat(queries).as("queries that have shown nothing").isEmpty();
        });
    }

    @Test
    void everyRuleIsEvaluated() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(fleet.prometheus().rules())
                        .hasSameSizeAs(Rules.all())
                        .allSatisfy(rule -> assertThat(rule.path("health").asString())
                                .as("%s", rule)
                                .isEqualTo("ok")));
    }

    /** An expression over a name that nothing has is as silent as one over a healthy fleet. */
    @Test
    void everyMetricThatIsAskedForIsThere() {
        Set<String> asked = new TreeSet<>();
        Stream.concat(
                        Board.all().stream()
                                .flatMap(board -> board.queries().stream())
                                .map(Board.Query::expression),
                        Rules.all().stream().map(rule -> rule.path("expr").asString()))
                .forEach(expression -> asked.addAll(Rules.metrics(expression)));
        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(fleet.prometheus().metrics()).containsAll(asked);
    }

    @Test
    void whatIsWrongRaisesItsAlertWithoutDelay() {
        fleet.awaitTrue(pending("QueuePausedLong", "kind=\"analytics\""));
        fleet.awaitTrue(pending("UpstreamStopped", "upstream=\"instagram\""));
        fleet.awaitTrue(pending("CertificateExpires", "bundle=\"watched\", job=\"media-worker\""));
        assertThat(fleet.prometheus().query("ALERTS{alertname=\"InvariantViolated\"}"))
                .isEmpty();
    }

    @Test
    void aServiceThatIsGoneRaisesItsAlertsAndItsWorkWaitsInTheLedger() {
        fleet.stop("profile-worker");
        try {
            fleet.addCommunity("astronomy");
            fleet.addCommunity("astrophotography");
            fleet.awaitTrue(pending("TargetDown", "job=\"profile-worker\""));
            fleet.awaitTrue(pending("ServiceGone", "job=\"profile-worker\""));
            fleet.awaitTrue(pending("NoWorkers", "kind=\"profile\""));
            fleet.awaitTrue(pending("NoConsumers", "kind=\"profile\", lane=\"interactive\""));
            fleet.awaitTrue("max(fleet_tasks{kind=\"profile\", lane=\"interactive\", state=\"ready\"}) >= 2");
        } finally {
            fleet.start("profile-worker");
        }
        fleet.awaitTrue("absent(ALERTS{alertname=~\"NoWorkers|NoConsumers|TargetDown|ServiceGone\"})");
    }

    @Test
    void aDatabaseThatIsAwayRaisesItsAlert() {
        fleet.stop("postgresql");
        try {
            fleet.awaitTrue(pending("DatabaseAway", "job=\"media-worker\""));
            fleet.awaitTrue(pending("DatabaseAway", "job=\"api-gateway\""));
        } finally {
            fleet.start("postgresql");
        }
        fleet.awaitTrue("absent(ALERTS{alertname=\"DatabaseAway\"})");
    }

    private static String pending(String alert, String labels) {
        return "ALERTS{alertname=\"%s\", %s}".formatted(alert, labels);
    }
}
