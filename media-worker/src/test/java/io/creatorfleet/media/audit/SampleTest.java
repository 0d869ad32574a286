package io.creatorfleet.media.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void takesFromAllOfThemWithoutAPreference() {
        List<StoredObject> chosen = sample(100_000, 10).within(Long.MAX_VALUE);

        assertThat(chosen).hasSize(1000).doesNotHaveDuplicates();
        assertThat(chosen)
                .filteredOn(object -> Integer.parseInt(object.key()) < 50_000)
                .hasSizeBetween(400, 600);
    }

    @Test
    void staysWithinItsBytes() {
        assertThat(sample(50, 10).within(105)).hasSize(10);
        assertThat(sample(50, 10).within(9)).isEmpty();
    }

    private static Sample sample(int objects, long size) {
        Sample sample = new Sample(new Random(1));
        IntStream.range(0, objects)
                .forEach(number -> sample.offer(new StoredObject(Integer.toString(number), size, "e", Instant.EPOCH)));
        return sample;
    }
}
