package io.creatorfleet.local.boards;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.Command;
import io.creatorfleet.backing.PrometheusPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules and configurations in Prometheus's own eyes. */
class PromtoolIT {

    @Test
    void acceptsTheConfigurations() {
        List<Path> files = List.of(Rules.FOLDER.resolve("prometheus.yml"), Rules.FOLDER.resolve("hosts.yml"));
        assertThat(promtool(List.of("check", "config"), files))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    void acceptsTheRules() {
        assertThat(promtool(List.of("check", "rules"), Rules.files("rules"))).doesNotContain("FAILED");
    }

    @Test
    void seesEachAlertFireWhenItShouldAndOnlyThen() {
        List<Path> tests = Rules.files("tests");
        assertThat(promtool(List.of("test", "rules"), tests).split("\\s+"))
                .filteredOn("SUCCESS"::equals)
                .hasSameSizeAs(tests);
    }

    /** What it printed; it fails with that when promtool does. */
    private static String promtool(List<String> task, List<Path> files) {
        List<String> words = new ArrayList<>(List.of(PrometheusPackage.tool().toString()));
        words.addAll(task);
        files.forEach(file -> words.add(file.toString()));
        return new Command(words, Map.of()).run();
    }
}
