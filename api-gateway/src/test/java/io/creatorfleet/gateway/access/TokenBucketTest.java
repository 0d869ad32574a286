package io.creatorfleet.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void givesAtOnceWhatComesTogetherInTwoSeconds() {
        TokenBucket bucket = new TokenBucket(5, now::get);

        assertThat(taken(bucket, 100)).isEqualTo(10);
    }

    @Test
    void fillsUpAtItsRateAndNoFurtherThanItHolds() {
        TokenBucket bucket = new TokenBucket(5, now::get);
        taken(bucket, 100);

        pass(Duration.ofSeconds(1));
        assertThat(taken(bucket, 100)).isEqualTo(5);
        pass(Duration.ofHours(1));
        assertThat(taken(bucket, 100)).isEqualTo(10);
    }

    @Test
    void tellsHowLongUntilThereIsOneAgain() {
        TokenBucket bucket = new TokenBucket(0.25, now::get);

        assertThat(bucket.take()).isZero();
        assertThat(bucket.take()).isEqualTo(Duration.ofSeconds(4));
        pass(Duration.ofSeconds(3));
        assertThat(bucket.take()).isEqualTo(Duration.ofSeconds(1));
        pass(Duration.ofSeconds(1));
        assertThat(bucket.take()).isZero();
    }

    private static long taken(TokenBucket bucket, int tries) {
        return IntStream.range(0, tries).filter(n -> bucket.take().isZero()).count();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
