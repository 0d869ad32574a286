package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void areDrawnOnceAndThenKept() {
        Path file = folder.resolve("new/secrets.properties");
        Secrets drawn = Secrets.in(file);
        assertThat(drawn.postgresql()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(drawn.rabbitmq());
        assertThat(Secrets.in(file)).isEqualTo(drawn);
        assertThat(Secrets.in(folder.resolve("other"))).isNotEqualTo(drawn);
    }

    @Test
    void areReadableByTheirOwnerAlone() throws Exception {
        Path file = folder.resolve("secrets.properties");
        Secrets.in(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void areNeverPrinted() {
        Secrets drawn = Secrets.in(folder.resolve("secrets.properties"));
        assertThat(drawn.toString()).doesNotContain(drawn.s3SecretKey());
    }

    @Test
    void aFileWithoutOneOfThemIsRefusedByName() throws Exception {
        Path file = Files.writeString(folder.resolve("secrets.properties"), "postgresql=x\n");
        assertThatIllegalStateException().isThrownBy(() -> Secrets.in(file)).withMessageContaining("rabbitmq");
    }
}
