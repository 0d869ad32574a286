package io.creatorfleet.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.Program;
import io.creatorfleet.cli.Program.Run;
import io.creatorfleet.cli.gateway.StubGateway;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExportContentCommandTest {

    private static final String[] ALL = {"export", "content", "--platform", "instagram", "--format", "jsonl"};
    private static final String LISTED = """
            {"creators": [{"platform": "instagram", "username": "first"},
                          {"platform": "instagram", "username": "second"},
                          {"platform": "instagram", "username": "third"}]}""";
    private static final String NOT_HELD = "{\"detail\": \"No creator second is held\"}";
    private static final String TOLD =
            "second is gone meanwhile: no more of it is written, the other creators follow\n";

    private final StubGateway gateway = new StubGateway();
    private final Program program = new Program(gateway);

    ExportContentCommandTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void aCreatorThatIsGoneSinceAllWereListedIsPassedOver() throws Exception {
        gateway.answer(200, LISTED)
                .answer(200, lastPage("of first"))
                .answer(404, NOT_HELD)
                .answer(200, lastPage("of third"));

        Run run = program.run(ALL).endedWith(0);

        assertThat(titles(run)).containsExactly("of first", "of third");
        assertThat(run.err()).isEqualTo(TOLD);
    }

    @Test
    void oneThatIsGoneBetweenTwoPagesEndsWithTheFirst() throws Exception {
        gateway.answer(200, LISTED)
                .answer(200, lastPage("of first"))
                .answer(200, "{\"content\": [{\"title\": \"of second\"}], \"cursor\": \"more\"}")
                .answer(404, NOT_HELD)
                .answer(200, lastPage("of third"));

        Run run = program.run(ALL).endedWith(0);

        assertThat(titles(run)).containsExactly("of first", "of second", "of third");
        assertThat(run.err()).isEqualTo(TOLD);
    }

    @Test
    void aNameThatWasGivenAndIsNotHeldIsTheAnswerNo() throws Exception {
        gateway.answer(404, NOT_HELD);

        assertThat(program.run("export", "content", "second").endedWith(1).err())
                .contains("No creator second is held")
                .doesNotContain("gone meanwhile");
    }

    @Test
    void theContentOfANameThatIsHeldTwiceIsWrittenOnce() throws Exception {
        gateway.answer(200, """
                {"creators": [{"platform": "instagram", "username": "first"},
                              {"platform": "instagram", "username": "first"}]}""");
        gateway.answer(200, lastPage("of first"));

        assertThat(titles(program.run(ALL).endedWith(0))).containsExactly("of first");
    }

    @Test
    void whatIsReadIsWrittenBeforeMoreIsRead() throws Exception {
        gateway.answer(200, LISTED).answer(200, lastPage("of first"));

        Run run = program.run(ALL).endedWith(3);

        assertThat(titles(run)).containsExactly("of first");
        assertThat(run.err()).contains("No fleet answers at ");
    }

    private static String lastPage(String title) {
        return "{\"content\": [{\"title\": \"%s\"}], \"cursor\": null}".formatted(title);
    }

    private static List<String> titles(Run run) {
        return run.out()
                .lines()
                .map(line -> line.replaceFirst(".*\"title\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
