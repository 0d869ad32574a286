package io.creatorfleet.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {

    @Test
    void countsWhatEndedChildrenUsed() throws IOException, InterruptedException {
        Duration before = ProcessorTime.ofEndedChildren();

        busy().waitFor();

        assertThat(ProcessorTime.ofEndedChildren().minus(before)).isGreaterThan(Duration.ofMillis(20));
    }

    @Test
    void countsWhatAProcessUsesWithAllItStarted() throws IOException, InterruptedException {
        Duration before = ProcessorTime.of(ProcessHandle.current());

        busy().waitFor();

        assertThat(ProcessorTime.of(ProcessHandle.current()).minus(before)).isGreaterThan(Duration.ofMillis(20));
    }

    private static Process busy() throws IOException {
        return new ProcessBuilder("sh", "-c", "n=0; while [ $n -lt 100000 ]; do n=$((n+1)); done").start();
    }
}
