package io.creatorfleet.media.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void givesTheElementsOfAllPagesInTheirOrderWhetherPagesAreEmptyOrNot() {
        try (ReadAhead<Integer> read =
                new ReadAhead<>(List.of(List.of(1, 2), List.<Integer>of(), List.of(3), List.<Integer>of())
                        .iterator())) {
            assertThat(read).toIterable().containsExactly(1, 2, 3);
            assertThat(read.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(read::next);
        }
        try (ReadAhead<Integer> none = new ReadAhead<>(Collections.emptyIterator())) {
            assertThat(none.hasNext()).isFalse();
        }
    }

    @Test
    void readsOnePageMoreThanIsInHand() {
        AtomicInteger pages = new AtomicInteger();
        try (ReadAhead<Integer> read = new ReadAhead<>(
                Stream.generate(() -> List.of(pages.incrementAndGet())).iterator())) {
            await().until(() -> pages.get() == 1);
            assertThat(read.next()).isEqualTo(1);
            await().until(() -> pages.get() == 2);
            assertThat(read.next()).isEqualTo(2);
            await().until(() -> pages.get() == 3);
        }
    }

    @Test
    void failsWhereItIsReadAsThePageDid() {
        IllegalArgumentException failure = new IllegalArgumentException("no such page");
        Stream<List<Integer>> pages = Stream.of(1, 2).map(number -> {
            if (number == 2) {
                throw failure;
            }
            return List.of(number);
        });
        try (ReadAhead<Integer> read = new ReadAhead<>(pages.iterator())) {
            assertThat(read.next()).isEqualTo(1);
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(read::hasNext)
                    .isSameAs(failure);
        }
    }

    @Test
    void breaksOffWhatIsBeingReadWhenItIsClosed() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch broken = new CountDownLatch(1);
        ReadAhead<Integer> read = new ReadAhead<>(hanging(begun, broken));
        begun.await();

        read.close();

        broken.await();
    }

    @Test
    void isNotWaitedForByAThreadThatIsToStop() {
        CountDownLatch any = new CountDownLatch(1);
        try (ReadAhead<Integer> read = new ReadAhead<>(hanging(any, any))) {
            Thread.currentThread().interrupt();
            assertThatIllegalStateException().isThrownBy(read::hasNext).withCauseInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Iterator<List<Integer>> hanging(CountDownLatch begun, CountDownLatch broken) {
        return Stream.generate(() -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException interrupted) {
                        broken.countDown();
                    }
                    return List.<Integer>of();
                })
                .iterator();
    }
}
