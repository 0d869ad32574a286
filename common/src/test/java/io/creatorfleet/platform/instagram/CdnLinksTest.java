package io.creatorfleet.platform.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Link;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdnLinksTest {

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/a.mp4?oh=00_x&oe=6907A2C6,        2025-11-02T18:28:22Z",
        "https://cdn.example/a.mp4?oe=690b1a58&oh=00_x,        2025-11-05T09:35:20Z",
        "https://cdn.example/a.mp4?oe=1FFFFFFFF,               2242-03-16T12:56:31Z",
    })
    void readsTheExpiryOfALink(String url, Instant expiry) {
        assertThat(CdnLinks.link(url)).isEqualTo(new Link(url, expiry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example/a.mp4",
                "https://cdn.example/a.mp4?oe=",
                "https://cdn.example/a.mp4?oe=soon",
                "https://cdn.example/a.mp4?oe=FFFFFFFFFFFFFFFFFF",
                "https://cdn.example/a.mp4?aoe=690B1A58",
                "https://cdn.example/oe=690B1A58/a.mp4",
                "not a link",
            })
    void keepsALinkThatDoesNotSayWhenItExpires(String url) {
        assertThat(CdnLinks.link(url)).isEqualTo(new Link(url, null));
    }

    @Test
    void namesAPictureByTheLastSegmentOfItsPath() {
        Asset one = CdnLinks.picture("https://scontent-a.xx.fbcdn.net/v/t51/400_900_n.jpg?oe=690B3344&x=/b");
        Asset other = CdnLinks.picture("https://scontent-b.xx.fbcdn.net/v/t52/400_900_n.jpg?oe=690B9999");
        assertThat(Objects.requireNonNull(one).id())
                .isEqualTo("400_900_n.jpg")
                .isEqualTo(Objects.requireNonNull(other).id());
        assertThat(one.role()).isEqualTo(Asset.Role.PICTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://cdn.example", "https://cdn.example/", "https://cdn.example/?a=/b.jpg", "picture"})
    void hasNoPictureWithoutAPath(String url) {
        assertThat(CdnLinks.picture(url)).isNull();
    }
}
