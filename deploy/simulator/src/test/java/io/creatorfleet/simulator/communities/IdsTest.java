package io.creatorfleet.simulator.communities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ab", "space", "00", "u_spez", "twelve_chars", "a_name_of_21_letters_", "u_twenty-letters_-_-_20"
            })
    void leadBackToWhatTheyName(String community) {
        PostId post = new PostId(community, 98_765);
        MediaId media = new MediaId(post, 31);
        assertThat(PostId.read(post.text())).contains(post);
        assertThat(MediaId.read(media.text())).contains(media);
        assertThat(post.text()).hasSizeLessThanOrEqualTo(16).matches("[1-9a-z][0-9a-z]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "t3_x", "A", "-1", "1234567890123456789012345678901234567890a"})
    void areNotReadFromAnythingElse(String text) {
        assertThat(PostId.read(text)).isEmpty();
        assertThat(MediaId.read(text)).isEmpty();
    }
}
