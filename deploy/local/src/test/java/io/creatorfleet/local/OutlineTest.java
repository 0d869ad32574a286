package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.Outline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;

/** That the programs behind {@code deploy/fleet} agree on which of them runs what. */
class OutlineTest {

    private static final Set<String> OF_THE_SCRIPT = Set.of("test", "bench", "compose");

    private final Map<String, CommandLine> ours = new CommandLine(new FleetCommand()).getSubcommands();

    @Test
    void theClientListsEveryCommandOfThisMachine() {
        Set<String> visible = ours.entrySet().stream()
                .filter(command ->
                        !command.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .filter(name -> !name.equals("help"))
                .collect(Collectors.toCollection(TreeSet::new));
        visible.addAll(OF_THE_SCRIPT);

        assertThat(Outline.elsewhere().keySet()).containsExactlyInAnyOrderElementsOf(visible);
    }

    @Test
    void theStarterSendsEachToItsProgram() throws IOException {
        Matcher words = Pattern.compile("\\n  (up \\|[^)]*)\\)").matcher(Files.readString(Path.of("..", "fleet")));
        assertThat(words.find()).isTrue();
        Set<String> all = new TreeSet<>(ours.keySet());
        all.remove("help");

        assertThat(List.of(words.group(1).split(" \\| ", -1))).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void completionKnowsTheOptionsOfAll() {
        String script = AutoComplete.bash("fleet", CompletionCommand.everyCommand());

        assertThat(script)
                .contains("--delete-data", "--port-base", "--niche", "--dry-run", "--follow")
                .contains("_picocli_fleet_dead_replay()", "_picocli_fleet_up()", "_picocli_fleet_bench()");
    }
}
