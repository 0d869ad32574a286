package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {

    @TempDir
    Path folder;

    @Test
    void returnsAsSoonAsTheServerIsReady() {
        AtomicInteger asked = new AtomicInteger();
        new Readiness("server", folder.resolve("log"), () -> true, () -> asked.incrementAndGet() == 3)
                .await(Duration.ofSeconds(5));
        assertThat(asked).hasValue(3);
    }

    @Test
    void showsTheEndOfTheLogWhenTheServerHasEnded() throws Exception {
        Path log = Files.writeString(folder.resolve("log"), "first\nlast words\n");
        Readiness readiness = new Readiness("server", log, () -> false, () -> false);
        assertThatIllegalStateException()
                .isThrownBy(() -> readiness.await(Duration.ofSeconds(5)))
                .withMessageContaining("server ended while starting")
                .withMessageContaining("last words");
    }

    @Test
    void givesUpAtTheLimit() {
        Readiness readiness = new Readiness("server", folder.resolve("log"), () -> true, () -> false);
        assertThatIllegalStateException()
                .isThrownBy(() -> readiness.await(Duration.ZERO))
                .withMessageContaining("not ready within 0 s");
    }
}
