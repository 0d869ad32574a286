package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunsTest {

    private static final Task TASK =
            new Task(7, UUID.randomUUID(), TaskKind.MEDIA, 1, "cdn", Lane.BACKGROUND, "1", "{}", 0, Duration.ZERO, 3);

    private final Runs runs = new Runs();

    /** A message that a dead process left comes again while another one's task runs: taken for its end, it is run twice. */
    @Test
    void goesOnKnowingARunWhenAVoidMessageOfItsTaskHasComeAndGone() {
        runs.during(TASK.id(), () -> {
            Run run = runs.begin(TASK, null);

            runs.during(TASK.id(), () -> true);

            assertThat(runs.knows(TASK.id())).isTrue();
            assertThat(runs.all()).containsExactly(run);
            return true;
        });
        assertThat(runs.knows(TASK.id())).isFalse();
        assertThat(runs.all()).isEmpty();
        assertThat(runs.awaitEmpty(Duration.ZERO)).isTrue();
    }
}
