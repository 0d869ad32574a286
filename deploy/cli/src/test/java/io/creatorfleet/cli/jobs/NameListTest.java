package io.creatorfleet.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.creatorfleet.cli.creators.Platform;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Test
    void aLineIsANameAndPerhapsItsNiche() {
        assertThat(NameList.of(
                                List.of(
                                        "\uFEFF# creators",
                                        "",
                                        "spacex",
                                        "nasa, Space",
                                        "\"esa\",\"Space, \"\"old\"\"\"",
                                        "r/art\tArt"),
                                null)
                        .entries())
                .extracting(entry -> entry.name() + "|" + entry.niche())
                .containsExactly("spacex|null", "nasa|Space", "esa|Space, \"old\"", "r/art|Art");
    }

    @Test
    void aLineThatCannotBeMeantIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameList.of(List.of("r/space", "space"), Platform.REDDIT))
                .withMessageStartingWith("Line 2: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NameList.read(Path.of("no/such/list"), null))
                .withMessage("There is no file no/such/list");
    }
}
