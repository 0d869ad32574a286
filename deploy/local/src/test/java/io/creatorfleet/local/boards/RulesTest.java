package io.creatorfleet.local.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The form of the rules: that each alert can be understood, has been tried, and is explained. */
class RulesTest {

    private static final Path RUN_BOOK = Path.of("..", "README.md");
    private static final Pattern KINDS = Pattern.compile("kind=~?\"([a-z|]+)\"");

    @Test
    void eachAlertSaysWhatItIsAndWhereToReadOn() {
        assertThat(Rules.alerts()).hasSizeGreaterThan(20).allSatisfy(alert -> {
            String name = name(alert);
            assertThat(alert.path("for").asString()).as(name).matches("\\d+[mh]");
            assertThat(alert.path("labels").path("severity").asString())
                    .as(name)
                    .isIn("critical", "warning");
            assertThat(alert.path("annotations").path("summary").asString())
                    .as(name)
                    .isNotBlank();
            assertThat(alert.path("annotations").path("description").asString())
                    .as(name)
                    .endsWith(".");
            assertThat(alert.path("annotations").path("runbook_url").asString())
                    .isEqualTo("deploy/README.md#" + name.toLowerCase(Locale.ROOT));
        });
        assertThat(Rules.alerts()).extracting(RulesTest::name).doesNotHaveDuplicates();
    }

    @Test
    void eachAlertHasASectionInTheRunBookAndNoSectionOutlivesItsAlert() throws IOException {
        String book = Files.readString(RUN_BOOK);
        String alerts = book.substring(book.indexOf("\n## Alerts\n") + 1);
        int next = alerts.indexOf("\n## ");
        List<String> sections = (next < 0 ? alerts : alerts.substring(0, next))
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).strip())
                .toList();
        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        Rules.alerts().stream().map(RulesTest::name).toList());
    }

    @Test
    void eachAlertIsShownToFireAndNotToFire() {
        Map<String, Set<Boolean>> shown = new TreeMap<>();
        for (Path file : Rules.files("tests")) {
            for (JsonNode test : Rules.read(file).path("tests")) {
                for (JsonNode look : test.path("alert_rule_test")) {
                    shown.merge(
                            look.path("alertname").asString(),
                            Set.of(!look.path("exp_alerts").isEmpty()),
                            (a, b) -> Stream.concat(a.stream(), b.stream()).collect(Collectors.toSet()));
                }
            }
        }
        assertThat(shown.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.alerts().stream().map(RulesTest::name).toList());
        assertThat(shown)
                .allSatisfy((alert, outcomes) -> assertThat(outcomes).as(alert).containsExactlyInAnyOrder(true, false));
    }

    @Test
    void eachKindIsTheWorkOfOneService() {
        Stream<String> kinds = Rules.all().stream()
                .filter(rule -> rule.path("record").asString("").equals("fleet:service:queued"))
                .flatMap(rule -> KINDS.matcher(rule.path("expr").asString()).results())
                .flatMap(match -> Stream.of(match.group(1).split("\\|")));
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(TaskKind.values()).map(TaskKind::key).toList());
    }

    /** Containers are found by name and hosts by file; all else is the same. */
    @Test
    void hostsAreReadLikeContainers() {
        JsonNode containers = Rules.read(Rules.FOLDER.resolve("prometheus.yml"));
        JsonNode hosts = Rules.read(Rules.FOLDER.resolve("hosts.yml"));
        assertThat(hosts.path("rule_files")).isEqualTo(containers.path("rule_files"));
        assertThat(hosts.path("global")).isEqualTo(containers.path("global"));
        assertThat(jobs(hosts)).isEqualTo(jobs(containers));
    }

    private static List<String> jobs(JsonNode configuration) {
        return configuration
                .path("scrape_configs")
                .valueStream()
                .map(job -> "%s %s %s".formatted(job.path("job_name"), job.path("metrics_path"), job.path("params")))
                .toList();
    }

    private static String name(JsonNode alert) {
        return alert.path("alert").asString();
    }
}
