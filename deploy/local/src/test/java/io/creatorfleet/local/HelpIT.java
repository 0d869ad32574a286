package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.local.Program.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code deploy/fleet} says of itself, without a fleet. */
class HelpIT {

    private final Program program = new Program("http://127.0.0.1:1");

    @Test
    void helpIsOneListOfAllCommands() throws Exception {
        Run help = program.run("help").endedWith(0);
        assertThat(help.out()).contains("Take creators in:", "  add ", "  chaos ", "  compose ");
        assertThat(program.run("--help").endedWith(0).out()).isEqualTo(help.out());
        assertThat(program.run("help", "down").endedWith(0).out()).contains("--delete-data");
        assertThat(program.run("help", "dead").endedWith(0).out()).contains("replay", "Exit codes:");
        assertThat(program.run("creator").endedWith(2).err()).contains("Did you mean");
        assertThat(List.of(program.run("completion").endedWith(0).out().split("\n", -1)))
                .contains("#!/usr/bin/env bash");
    }
}
