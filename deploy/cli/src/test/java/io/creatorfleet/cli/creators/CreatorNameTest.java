package io.creatorfleet.cli.creators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatorNameTest {

    @ParameterizedTest
    @CsvSource({
        "spacex, /api/instagram/creator/spacex",
        "@spacex, /api/instagram/creator/%40spacex",
        "r/space, /api/reddit/subreddit/space",
        "/r/Space, /api/reddit/subreddit/Space",
        "u/spez, /api/reddit/user/spez",
        "user/spez, /api/reddit/user/spez",
        "a/../b, /api/instagram/creator/a%2F..%2Fb"
    })
    void aNameSaysWhereItsCreatorIs(String given, String address) {
        assertThat(CreatorName.of(given, null).address().text()).isEqualTo(address);
    }

    @Test
    void aBareNameIsNoneOfReddit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CreatorName.of("space", Platform.REDDIT))
                .withMessage("Reddit has communities and users: say r/space or u/space");
    }

    @Test
    void aNameOfRedditIsNoneOfInstagram() {
        assertThatIllegalArgumentException().isThrownBy(() -> CreatorName.of("r/space", Platform.INSTAGRAM));
    }

    @Test
    void aNameOfAListLeadsBackToItsCreator() {
        assertThat(CreatorName.ofEntry("reddit", "u/spez")).hasToString("u/spez");
        assertThat(CreatorName.ofEntry("instagram", "spacex").profile()).isEqualTo("https://www.instagram.com/spacex/");
    }
}
