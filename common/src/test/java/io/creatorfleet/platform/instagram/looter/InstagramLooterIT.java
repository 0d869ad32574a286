package io.creatorfleet.platform.instagram.looter;

import static io.creatorfleet.platform.instagram.looter.LooterFixture.CREATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.RateLimited;
import io.creatorfleet.platform.ScriptedSource;
import io.creatorfleet.platform.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstagramLooterIT {

    private static final String EMPTY = "{\"items\":[],\"paging_info\":{\"more_available\":false},\"status\":\"ok\"}";
    // What is left of 3740000000000000002 once it was a double, and an id that would not survive it.
    private static final String POSTS = """
            {"items":[{"pk":3740000000000000000,"id":"3740000000000000002_6280000901","code":"DSim0000002","media_type":2,
              "product_type":"clips","taken_at":1759942964,"caption":null,"like_count":null,"comment_count":3,
              "reshare_count":4,"video_versions":[{"width":10,"height":10,"url":"https://v.fbcdn.net/s.mp4?oe=6907A2C6"},
              {"width":720,"height":1280,"url":"https://v.fbcdn.net/l.mp4?oe=6907A2C6"}]},
             {"pk":374,"id":"3740000000000000003_6280000901","media_type":8,"taken_at":1759942963,"carousel_media":[
              {"pk":3740000000000000100,"id":"3740000000000000101_6280000901",
               "image_versions2":{"candidates":[{"url":"https://v.fbcdn.net/a.jpg"}]}},
              {"id":"broken"},
              {"id":"3740000000000000103_6280000901","video_versions":[{"url":"https://v.fbcdn.net/b.mp4"}]}]},
             {"id":7,"media_type":1}],
             "more_available":true,"next_max_id":"3740000000000000003_6280000901","status":"ok"}""";

    @RegisterExtension
    static final LooterFixture looter = new LooterFixture();

    @Test
    void showsAnAccountUnderANumberOfItsOwn() throws PlatformException {
        looter.source().next(200, LooterFixture.sample("lo-01-profile"));
        Account account = looter.platform().account("SimCreator");
        assertThat(account.id()).isEqualTo("pk_6280000901");
        assertThat(account.followers()).isEqualTo(1204331);
        assertThat(account.follows()).isEqualTo(318);
        assertThat(account.website()).isEqualTo("https://simcreator.example/");
        assertThat(account.items()).isNull();
        assertThat(account.details())
                .isEqualTo("{\"items\":1207,\"is_private\":false,\"is_verified\":true,"
                        + "\"is_business_account\":false,\"is_professional_account\":true}");
        ScriptedSource.Call call = looter.source().calls().getFirst();
        assertThat(call.path() + "?" + call.query()).isEqualTo("/profile?username=simcreator");
        assertThat(call.header("X-rapidapi-key")).isEqualTo(LooterFixture.KEY);
        assertThat(call.header("X-rapidapi-host")).isEqualTo("looter.example");
    }

    @Test
    void readsAPageOfReels() throws PlatformException {
        looter.source().next(200, LooterFixture.sample("lo-02-reels-page"));
        Page page = looter.platform().page(CREATOR, "reels", "QVFDU0lN");
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.next()).isEqualTo("QVFDU0lNVUxBVEVE");
        Item reel = page.items().getFirst();
        assertThat(reel.id()).isEqualTo("3740000000000000002");
        assertThat(reel.kind()).isEqualTo(Item.Kind.REEL);
        assertThat(reel.permalink()).isEqualTo("https://www.instagram.com/reel/DSim0000002/");
        assertThat(reel.publishedAt()).isEqualTo(Instant.ofEpochSecond(1759942964));
        assertThat(reel.views()).isEqualTo(402155);
        assertThat(reel.assets())
                .extracting(Asset::id, Asset::role)
                .containsExactly(
                        tuple("3740000000000000002", Asset.Role.VIDEO),
                        tuple("3740000000000000002", Asset.Role.THUMBNAIL));
        ScriptedSource.Call call = looter.source().calls().getFirst();
        assertThat(call.path() + "?" + call.query()).isEqualTo("/reels?id=6280000901&count=12&max_id=QVFDU0lN");
    }

    @Test
    void readsCountsThatStandBesideTheirReel() throws PlatformException {
        looter.source().next(200, """
                {"items":[{"like_count":5,"play_count":9,"media":{"id":"1_2","media_type":2,"product_type":"clips",
                 "taken_at":1759942964}}],"paging_info":{"more_available":false}}""");
        Page page = looter.platform().page(CREATOR, "reels", null);
        assertThat(page.items().getFirst().likes()).isEqualTo(5);
        assertThat(page.items().getFirst().views()).isEqualTo(9);
        assertThat(page.next()).isNull();
    }

    @Test
    void readsAPageOfPostsWithIdsThatNoDoubleHolds() throws PlatformException {
        looter.source().next(200, POSTS);
        Page page = looter.platform().page(CREATOR, "posts", null);
        assertThat(page.next()).isEqualTo("3740000000000000003_6280000901");
        assertThat(page.items())
                .extracting(Item::id, Item::kind, Item::format, Item::likes, Item::views)
                .containsExactly(
                        tuple("3740000000000000002", Item.Kind.REEL, Item.Format.VIDEO, null, null),
                        tuple("3740000000000000003", Item.Kind.POST, Item.Format.ALBUM, null, null));
        assertThat(page.items().getFirst().assets().getFirst().link())
                .extracting("url")
                .isEqualTo("https://v.fbcdn.net/l.mp4?oe=6907A2C6");
        assertThat(page.items().get(1).assets())
                .extracting(Asset::id, Asset::role, Asset::position)
                .containsExactly(
                        tuple("3740000000000000101", Asset.Role.IMAGE, 0),
                        tuple("3740000000000000103", Asset.Role.VIDEO, 2));
        assertThat(page.unreadable())
                .extracting(Unreadable::reason)
                .containsExactly(
                        "Child 1 of album 3740000000000000003 has no readable id",
                        "Item 2 of the page has number for its id, not a text");
    }

    @Test
    void repeatsAnEmptyPageBeforeItBelievesIt() throws PlatformException {
        looter.source().next(200, EMPTY);
        looter.source().next(200, LooterFixture.sample("lo-02-reels-page"));
        assertThat(looter.platform().page(CREATOR, "reels", null).items()).hasSize(1);

        looter.source().next(200, EMPTY);
        looter.source().next(200, EMPTY);
        looter.source().next(200, EMPTY);
        assertThat(looter.platform().page(CREATOR, "reels", null)).isEqualTo(new Page(List.of(), null, List.of()));
        assertThat(looter.source().calls()).hasSize(5);
        assertThat(looter.jdbc()
                        .sql("SELECT calls FROM call_count")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void walksReelsAndPostsEachForItsOwnKind() {
        assertThat(looter.platform().feeds(CREATOR))
                .containsExactly(Feed.walked("reels", Item.Kind.REEL), Feed.walked("posts", Item.Kind.POST));
        assertThatThrownBy(() -> looter.platform().page(CREATOR, "media", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, '{\"message\":\"Invalid API key\"}',  Denied",
        "403, '<html>blocked</html>',               Unavailable",
        "404, '{\"message\":\"no endpoint\"}',      Malformed",
        "504, '',                                   Unavailable",
        "200, '{\"status\":true,\"id\":\"x\"}',     Malformed",
        "200, '{\"status\":true,\"id\":7}',         Malformed",
    })
    void classifies(int status, String body, String failure) {
        looter.source().next(status, body);
        assertThatThrownBy(() -> looter.platform().account("simcreator"))
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
    }

    @ParameterizedTest
    @CsvSource({"Retry-After, 7, 7", "x-ratelimit-requests-remaining, 0, 3600", "x-none, 1, 60"})
    void waitsAsLongAsItIsToldWithinAnHour(String header, String value, long seconds) {
        looter.source().next(429, "{}", header, value, "x-ratelimit-requests-reset", "2592000");
        assertThatThrownBy(() -> looter.platform().account("simcreator"))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.waitFor()).isEqualTo(Duration.ofSeconds(seconds)));
        assertThat(looter.jdbc()
                        .sql("SELECT name FROM pause")
                        .query(String.class)
                        .list())
                .containsExactly("instagram-looter");
    }
}
