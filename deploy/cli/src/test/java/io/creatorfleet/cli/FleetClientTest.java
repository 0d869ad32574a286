package io.creatorfleet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FleetClientTest {

    /** @param text all that was said */
    private record End(int code, String text) {}

    static Stream<CommandLine> commands() {
        List<CommandLine> found = new ArrayList<>();
        collect(FleetClient.commandLine(), found);
        return found.stream();
    }

    private static void collect(CommandLine command, List<CommandLine> found) {
        command.getSubcommands().values().stream()
                .filter(sub -> sub.getCommandSpec().userObject() != null)
                .filter(sub -> !sub.getCommandSpec().usageMessage().hidden())
                .filter(sub -> !sub.getCommandName().equals("help"))
                .forEach(sub -> {
                    found.add(sub);
                    collect(sub, found);
                });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTeachesByExampleAndSaysWhatItsExitCodesMean(CommandLine command) {
        assertThat(command.getUsageMessage())
                .contains(
                        "Usage: deploy/fleet ",
                        "Examples:\n  ",
                        "Exit codes:\n  0",
                        "--json",
                        "--url=URL",
                        "--key-file");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleIsOneThatIsUnderstood(CommandLine command) {
        for (String line : command.getCommandSpec().usageMessage().footer()) {
            String example = line.replaceFirst(".*deploy/fleet ", "")
                    .replaceFirst("\\s+(#|\\|).*", "")
                    .replace("JOB", "0199a7d2-5c1e-7f10-9a64-3b1f0c2d4e5f");
            assertThat(words(example)).as(line).isNotEmpty();
            FleetClient.commandLine().parseArgs(words(example));
        }
    }

    /** As a shell takes a line apart. */
    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        String[] quoted = line.strip().split("\"", -1);
        for (int index = 0; index < quoted.length; index++) {
            if (index % 2 == 1) {
                words.add(quoted[index]);
            } else {
                Stream.of(quoted[index].strip().split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .forEach(words::add);
            }
        }
        return words.toArray(String[]::new);
    }

    @Test
    void helpListsEveryCommandOnce() {
        CommandLine root = FleetClient.commandLine();
        assertThat(Outline.listed())
                .containsExactlyInAnyOrderElementsOf(root.getSubcommands().entrySet().stream()
                        .filter(command -> !command.getValue()
                                .getCommandSpec()
                                .usageMessage()
                                .hidden())
                        .map(java.util.Map.Entry::getKey)
                        .toList());
        assertThat(root.getUsageMessage()).contains("  add", "  up", "  completion", "Take creators in:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add",
                "add --platform reddit space",
                "add --platform myspace tom",
                "watch spacex",
                "dead",
                "dead replay",
                "dead replay 1 --all",
                "dead replay one",
                "dead dismiss 1",
                "pause media",
                "pause media --reason x --until tomorrow",
                "verify",
                "verify --all spacex",
                "jobs --state dead",
                "jobs --url nowhere",
                "jobs --key-file /no/such/file",
                "export"
            })
    void whatCannotBeMeantEndsWithTwo(String line) {
        End end = execute(line.split(" "));
        assertThat(end.code()).as(end.text()).isEqualTo(2);
        assertThat(end.text()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"job, jobs", "creator, creators", "stat, status"})
    void aMisspeltCommandLeadsToTheOneThatIsMeant(String given, String meant) {
        End end = execute(given);
        assertThat(end.code()).isEqualTo(2);
        assertThat(end.text()).contains("Did you mean").contains(meant);
    }

    @Test
    void noFleetEndsWithThreeAndSaysHowToGetOne() {
        End end = execute("jobs", "--url", "http://127.0.0.1:1");
        assertThat(end.code()).isEqualTo(3);
        assertThat(end.text()).contains("No fleet answers at http://127.0.0.1:1", "deploy/fleet up", "--url");
    }

    @Test
    void whatIsSaidCannotSteerTheTerminal() {
        assertThat(execute("add", "--platform", "reddit", "\u001b[2Jspace").text())
                .contains("r/␛[2Jspace")
                .doesNotContain("\u001b");
    }

    private static End execute(String... words) {
        StringWriter text = new StringWriter();
        CommandLine command = FleetClient.commandLine(words).setErr(new PrintWriter(text, true));
        int code = command.setOut(new PrintWriter(text, true)).execute(words);
        return new End(code, text.toString());
    }
}
