package io.creatorfleet.gateway.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final int ROWS = 100;

    @Test
    void takesAsManyJobsAsHaveTheirTasksWithinTheBound() {
        RetentionStore.Ended first = due(60);
        RetentionStore.Ended second = due(40);

        assertThat(Batch.of(List.of(first, second, due(1)), ROWS))
                .isEqualTo(new Batch(List.of(first.id(), second.id()), second));
    }

    @Test
    void passesByWhatIsKept() {
        RetentionStore.Ended kept = job(1000, false);
        RetentionStore.Ended small = due(1);

        assertThat(Batch.of(List.of(kept, small), ROWS)).isEqualTo(new Batch(List.of(small.id()), small));
        assertThat(Batch.of(List.of(kept), ROWS)).isEqualTo(new Batch(List.of(), kept));
    }

    @Test
    void takesPartAfterPartOfAJobThatIsLarger() {
        RetentionStore.Ended small = due(1);
        RetentionStore.Ended large = due(1000);

        assertThat(Batch.of(List.of(small, large), ROWS)).isEqualTo(new Batch(List.of(small.id()), small));
        assertThat(Batch.of(List.of(large, small), ROWS)).isEqualTo(new Batch(List.of(large.id()), null));
    }

    private static RetentionStore.Ended due(int tasks) {
        return job(tasks, true);
    }

    private static RetentionStore.Ended job(int tasks, boolean due) {
        return new RetentionStore.Ended(UUID.randomUUID(), Instant.EPOCH, tasks, due);
    }
}
