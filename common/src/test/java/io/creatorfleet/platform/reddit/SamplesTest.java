package io.creatorfleet.platform.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** All the samples of Reddit's shapes: whatever is added to them has to be understood. */
class SamplesTest {

    static Stream<String> all() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(
                Objects.requireNonNull(SamplesTest.class.getResource("/reddit")).toURI());
    }

    @ParameterizedTest
    @MethodSource("all")
    void leavesNothingOfASampleUnexplained(String sample) throws Exception {
        JsonNode document = Samples.document(sample);
        switch (sample.substring(0, 5)) {
            case "rd-01" ->
                assertThat(document.path("access_token").asString("")).isNotBlank();
            case "rd-10", "rd-11", "rd-12" -> {
                Page page = ListingReader.page(document);
                assertThat(page.unreadable()).isEmpty();
                assertThat(page.items())
                        .hasSize(document.path("data").path("children").size());
            }
            case "rd-20" -> AccountReader.community(document, Optional.empty());
            case "rd-21" -> AccountReader.user(new RedditName(false, "sim_author"), document);
            case "rd-22" -> assertThat(refusal(document)).hasMessageContaining("has suspended");
            // Each of them is understood as what it is in RedditFailureIT and AccessTokenIT.
            case "rd-02", "rd-03", "rd-04", "rd-er" ->
                assertThat(document.has("error") || document.has("reason")).isTrue();
            default -> throw new AssertionError(sample + " is of no known kind");
        }
    }

    private static PlatformException refusal(JsonNode document) {
        try {
            AccountReader.user(new RedditName(false, "sim_suspended"), document);
        } catch (PlatformException refused) {
            return refused;
        }
        throw new AssertionError("a suspended user is no account");
    }
}
