package io.creatorfleet.cli.creators;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.cli.Program;
import io.creatorfleet.cli.Program.Run;
import io.creatorfleet.cli.gateway.StubGateway;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {

    private static final String[] ALL = {"verify", "--all", "--platform", "instagram", "--at-once", "1"};
    private static final String LISTED = """
            {"creators": [{"platform": "instagram", "username": "first"},
                          {"platform": "instagram", "username": "second"},
                          {"platform": "instagram", "username": "third"}]}""";
    private static final String NOT_HELD = "{\"detail\": \"No creator second is held\"}";

    private final StubGateway gateway = new StubGateway();
    private final Program program = new Program(gateway);

    VerifyCommandTest() throws IOException {}

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void aCreatorThatIsGoneSinceAllWereListedIsPassedOverAndCountedApart() throws Exception {
        gateway.answer(200, LISTED)
                .answer(200, verification("first", true))
                .answer(404, NOT_HELD)
                .answer(200, verification("third", true));

        Run run = program.run(ALL).endedWith(0);

        assertThat(run.out())
                .contains("first  consistent", "third  consistent")
                .endsWith("2 verified, 0 not consistent, 1 gone meanwhile\n");
        assertThat(run.err()).contains("second is gone meanwhile: it is not verified, the other creators are");
    }

    @Test
    void oneThatIsGoneHidesNoneThatDiffers() throws Exception {
        gateway.answer(200, LISTED)
                .answer(200, verification("first", true))
                .answer(404, NOT_HELD)
                .answer(200, verification("third", false));

        assertThat(program.run(ALL).endedWith(1).out()).endsWith("2 verified, 1 not consistent, 1 gone meanwhile\n");
    }

    @Test
    void aNameThatWasGivenAndIsNotHeldIsTheAnswerNo() throws Exception {
        gateway.answer(404, NOT_HELD);

        assertThat(program.run("verify", "second").endedWith(1).err())
                .contains("No creator second is held")
                .doesNotContain("gone meanwhile");
    }

    @Test
    void aNameThatIsHeldTwiceIsVerifiedOnce() throws Exception {
        gateway.answer(200, """
                {"creators": [{"platform": "instagram", "username": "first"},
                              {"platform": "instagram", "username": "First"},
                              {"platform": "instagram", "username": "firstly"}]}""");
        gateway.answer(200, verification("first", true)).answer(200, verification("firstly", true));

        assertThat(program.run(ALL).endedWith(0).out()).endsWith("2 verified, 0 not consistent\n");
        assertThat(gateway.requests())
                .filteredOn(request -> request.contains("/verify"))
                .hasSize(2);
    }

    private static String verification(String name, boolean consistent) {
        return "{\"username\": \"%s\", \"consistent\": %s}".formatted(name, consistent);
    }
}
