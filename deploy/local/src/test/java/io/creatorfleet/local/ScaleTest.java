package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleTest {

    @TempDir
    Path folder;

    @Test
    void isOneOfEachWhereNothingIsKept() {
        assertThat(Scale.in(folder.resolve("scale.properties")).of("media-worker"))
                .isEqualTo(1);
    }

    @Test
    void isReadAsItWasKept() {
        Path file = folder.resolve("new").resolve("scale.properties");
        Scale scale = Scale.PLAIN.with("media-worker", 4).with("content-worker", 0);

        scale.keep(file);

        assertThat(Scale.in(file)).isEqualTo(scale);
    }

    @Test
    void namesTheServicesWhenAskedForAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.PLAIN.with("redis", 2))
                .withMessage(
                        "There is no service redis, but profile-worker, content-worker, media-worker, api-gateway");
    }

    @Test
    void refusesMoreThanThereArePortsFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.PLAIN.with("media-worker", 21))
                .withMessageContaining("21");
        assertThatIllegalArgumentException().isThrownBy(() -> Scale.PLAIN.with("media-worker", -1));
    }

    @Test
    void saysWhichLineOfTheFileIsNoNumber() throws IOException {
        Path file = Files.writeString(folder.resolve("scale.properties"), "media-worker=many");

        assertThatIllegalStateException()
                .isThrownBy(() -> Scale.in(file))
                .withMessage(file + " says media-worker=many, which is no number: delete the line");
    }
}
