package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordTest {

    @TempDir
    Path folder;

    private ProcessRecord record;

    @BeforeEach
    void nameTheFile() {
        record = new ProcessRecord(folder.resolve("process"));
    }

    @Test
    void knowsTheProcessItWroteDown() {
        record.write(ProcessHandle.current());
        assertThat(record.process()).contains(ProcessHandle.current());
    }

    @Test
    void neverTakesAStrangerWithTheSameIdForIt() throws Exception {
        Instant earlier =
                ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(60);
        Files.writeString(record.file(), ProcessHandle.current().pid() + " " + earlier.toEpochMilli());
        assertThat(record.process()).isEmpty();
        record.kill();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void knowsNothingFromAnEmptyOrAStrangeFile() throws Exception {
        assertThat(record.process()).isEmpty();
        for (String text : new String[] {"", "12", "a b", "1 x"}) {
            Files.writeString(record.file(), text);
            assertThat(record.process()).as("text '%s'", text).isEmpty();
        }
    }

    @Test
    void endsItsProcessAndForgetsIt() {
        ProcessHandle sleeper = Command.of("sleep", "60").detach(folder.resolve("log"));
        record.write(sleeper);
        record.stop(Duration.ofSeconds(5));
        assertThat(sleeper.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(record.file()).doesNotExist();
    }

    @Test
    void insistsWhenTheProcessDoesNotEndInTime() {
        ProcessHandle deaf = Command.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done")
                .detach(folder.resolve("log"));
        record.write(deaf);
        new Readiness(
                        "deaf",
                        folder.resolve("log"),
                        deaf::isAlive,
                        () -> Files.exists(folder.resolve("log"))
                                && folder.resolve("log").toFile().length() > 0)
                .await(Duration.ofSeconds(5));
        record.stop(Duration.ofMillis(200));
        assertThat(deaf.onExit()).succeedsWithin(Duration.ofSeconds(5));
    }
}
