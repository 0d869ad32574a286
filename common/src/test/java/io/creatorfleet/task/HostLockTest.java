package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HostLockTest {

    @TempDir
    Path folder;

    @Test
    void letsOneThreadAfterTheOtherHaveIt() {
        HostLock lock = new HostLock(folder.resolve("lock"));
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch holds = new CountDownLatch(1);
        CompletableFuture<Boolean> first = Race.begin(() -> lock.alone(() -> {
            holds.countDown();
            Race.await(goOn);
            return ended.compareAndSet(false, true);
        }));
        Race.await(holds);
        CompletableFuture<Boolean> second = Race.begin(() -> lock.alone(ended::get));

        goOn.countDown();

        assertThat(first.join()).isTrue();
        assertThat(second.join()).isTrue();
    }

    @Test
    void letsGoOfThoseThatWaitWhenItStops() {
        HostLock lock = new HostLock(folder.resolve("lock"));

        assertThat(lock.alone(() -> {
                    CompletableFuture<Boolean> waiting = Race.begin(() -> lock.alone(() -> true));
                    lock.stop();
                    return waiting.join();
                }))
                .isFalse();
    }

    @Test
    void refusesAFileThatCannotBeWrittenAndNamesTheSetting() {
        Path missing = folder.resolve("missing").resolve("lock");

        assertThatThrownBy(() -> new HostLock(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("fleet.worker.isolation.lock")
                .hasMessageContaining(missing.toString());
    }
}
