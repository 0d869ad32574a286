package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.local.Program.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The client commands of {@code deploy/fleet}, as people type them, about a fleet of real processes. */
class ClientIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private final Program program = new Program(fleet.gateway().server().toString());

    @TempDir
    Path folder;

    @Test
    void addsWatchesShowsAndVerifiesCreators() throws Exception {
        Path list =
                Files.writeString(folder.resolve("list"), "# two\nsmallaccount.second,\"Café, Bar\"\nr/clientsub\n");
        Run added = program.run("add", "@smallaccount.First", "--niche", "Tests", "--file", list.toString(), "--watch")
                .endedWith(0);
        assertThat(added.out())
                .contains("accepted", "profile 3/3", "All 3 jobs have succeeded: ")
                .doesNotContain("\u001b");

        Run shown = program.run("show", "smallaccount.second").endedWith(0);
        assertThat(shown.out()).contains("Café, Bar", "followers", "coverage", "n = ", "last job");
        assertThat(program.run("creators", "--niche", "Tests", "--json")
                        .endedWith(0)
                        .json())
                .singleElement()
                .satisfies(creator ->
                        assertThat(creator.path("username").asString()).isEqualTo("smallaccount.first"));
        assertThat(program.run("creators", "--platform", "reddit").endedWith(0).out())
                .contains("r/clientsub");
        assertThat(program.run("jobs", "--state", "succeeded").endedWith(0).out())
                .contains("smallaccount.first", "r/clientsub");
        assertThat(program.run("verify", "smallaccount.first", "r/clientsub")
                        .endedWith(0)
                        .out())
                .contains("consistent", "rows", "objects", "2 verified, 0 not consistent");
    }

    @Test
    void exportsWhatIsHeldForSpreadsheetsAndPrograms() throws Exception {
        program.run("add", "smallaccount.exported", "--niche", "=Export()", "--watch")
                .endedWith(0);
        Path file = folder.resolve("creators.csv");

        program.run("export", "creators", "--niche", "=Export()", "--out", file.toString())
                .endedWith(0);
        assertThat(Files.readString(file))
                .startsWith("platform,kind,username,")
                .contains("instagram,account,smallaccount.exported,", ",'=Export(),", "www.instagram.com")
                .endsWith("\r\n");

        Run content = program.run("export", "content", "smallaccount.exported", "--format", "jsonl")
                .endedWith(0);
        assertThat(content.json()).isNotEmpty().allSatisfy(item -> {
            assertThat(item.path("permalink").asString()).startsWith("https://");
            assertThat(item.path("username").asString()).isEqualTo("smallaccount.exported");
        });
        assertThat(program.run("export", "content", "smallaccount.exported")
                        .endedWith(0)
                        .out()
                        .lines())
                .hasSizeGreaterThan(content.json().size());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aWrongNameLeadsToTheRightOne() throws Exception {
        program.run("add", "smallaccount.similar", "--watch").endedWith(0);

        assertThat(program.run("show", "smallaccount.similaar").endedWith(1).err())
                .contains("No creator smallaccount.similaar is held", "Similar names are held: ")
                .contains("deploy/fleet add smallaccount.similaar --watch");
        assertThat(program.run("add", "not a name").endedWith(1).out())
                .contains("refused", "Username may hold letters, digits, dots and underscores");
        assertThat(program.run("watch", "00000000-0000-0000-0000-000000000000")
                        .endedWith(1)
                        .err())
                .contains("There is no job 00000000");
    }

    @Test
    void aKeyThatIsWrongIsSaidToBe() throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "cf_0123456789abcdef\n");

        assertThat(program.run("jobs", "--key-file", key.toString())
                        .endedWith(3)
                        .err())
                .contains("The key is not known here, or was revoked", "--key-file");
    }
}
