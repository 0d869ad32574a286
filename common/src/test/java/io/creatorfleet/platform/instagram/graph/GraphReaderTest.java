package io.creatorfleet.platform.instagram.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Asset.Role;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.Unreadable;
import io.creatorfleet.platform.instagram.CdnLinks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphReaderTest {

    private static final String IMAGE = """
            "id":"18","media_type":"IMAGE","timestamp":"2025-10-07T08:00:01+0000","media_url":"https://cdn.example/a.jpg\"""";

    @Test
    void readsAFirstPage() throws PlatformException {
        Page page = GraphReader.page(Samples.account("ig-01-profile-and-first-page"));
        assertThat(page.items())
                .extracting(Item::id, Item::kind, Item::format, Item::views, Item::likes, Item::comments)
                .containsExactly(
                        tuple("18050000000000001", Item.Kind.POST, Item.Format.ALBUM, null, 1820L, 41L),
                        tuple("18050000000000002", Item.Kind.REEL, Item.Format.VIDEO, 402155L, 15877L, 212L),
                        tuple("18050000000000003", Item.Kind.REEL, Item.Format.VIDEO, 88120L, null, 19L));
        assertThat(page.next()).isEqualTo("QVFIUnNpbVBhZAGUwMDAxX2FmdGVyX2N1cnNvcl9vcGFxdWVfc2ltdWxhdGVk");
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.items().getFirst().publishedAt()).isEqualTo(Instant.parse("2025-10-09T13:29:05Z"));
        assertThat(page.items().getFirst().permalink()).isEqualTo("https://www.instagram.com/p/DSim0000001/");
    }

    @ParameterizedTest
    @CsvSource({"ig-03-last-page", "ig-04-only-page-no-paging-object"})
    void endsWhereNoCursorFollows(String sample) throws PlatformException {
        Page page = GraphReader.page(Samples.account(sample));
        assertThat(page.next()).isNull();
        assertThat(page.items()).hasSize(1);
        assertThat(page.items().getFirst().caption()).isNull();
    }

    @Test
    void goesOnWhereACursorFollows() throws PlatformException {
        assertThat(GraphReader.page(Samples.account("ig-02-next-page")).next()).startsWith("QVFIUnNpbVBhZAGUwMDAy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\"}",
                "{\"id\":\"1\",\"media\":{}}",
                "{\"id\":\"1\",\"media\":{\"data\":[]}}",
                "{\"id\":\"1\",\"media\":{\"data\":[],\"paging\":{}}}",
                "{\"id\":\"1\",\"media\":{\"data\":null,\"paging\":{\"cursors\":{\"after\":null}}}}",
            })
    void takesMissingListsAndCursorsForTheEnd(String json) throws PlatformException {
        assertThat(GraphReader.page(Samples.parse(json))).isEqualTo(new Page(List.of(), null, List.of()));
    }

    @Test
    void refusesAPageWhoseItemsAreNoList() {
        assertThatThrownBy(() -> GraphReader.page(Samples.parse("{\"id\":\"1\",\"media\":{\"data\":{\"a\":1}}}")))
                .isInstanceOf(PlatformException.Malformed.class);
    }

    @Test
    void takesTheChildrenOfAnAlbumForItsFiles() throws PlatformException {
        Item album = only(Samples.text("ig-05-carousel-item"));
        assertThat(album.assets())
                .extracting(Asset::id, Asset::role, Asset::position)
                .containsExactly(
                        tuple("18050000000000011", Role.IMAGE, 0),
                        tuple("18050000000000012", Role.VIDEO, 1),
                        tuple("18050000000000012", Role.THUMBNAIL, 1),
                        tuple("18050000000000013", Role.IMAGE, 2));
        assertThat(album.assets()).allSatisfy(asset -> assertThat(asset.link()).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"https://cdn.example/a.jpg?oe=1,IMAGE", "https://cdn.example/a.mp4?oe=1,VIDEO"})
    void fallsBackToTheAlbumsOwnLinkWithoutChildren(String url, Role role) throws PlatformException {
        Item album = only("""
                {"id":"18","media_type":"CAROUSEL_ALBUM","timestamp":"2025-10-07T08:00:01+0000","media_url":"%s"}
                """.formatted(url));
        assertThat(album.assets()).containsExactly(new Asset("18", role, 0, CdnLinks.link(url)));
    }

    @Test
    void keepsAReelWithoutALinkAndWithoutLikes() throws PlatformException {
        Item reel = only(Samples.text("ig-06-reel-without-media-url-and-hidden-likes"));
        assertThat(reel.likes()).isNull();
        assertThat(reel.views()).isEqualTo(88120);
        assertThat(reel.assets())
                .extracting(Asset::role, asset -> asset.link() == null)
                .containsExactly(tuple(Role.VIDEO, true), tuple(Role.THUMBNAIL, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AD", "STORY"})
    void passesOverWhatIsNoPartOfAFeed(String product) throws PlatformException {
        Page page = GraphReader.page(Samples.pageOf("{" + IMAGE + ",\"media_product_type\":\"" + product + "\"}"));
        assertThat(page).isEqualTo(new Page(List.of(), null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"REELS,REEL", "FEED,POST", "IGTV,POST", "SOMETHING_NEW,POST"})
    void tellsReelsByTheirProductType(String product, Item.Kind kind) throws PlatformException {
        assertThat(only("{" + IMAGE + ",\"media_product_type\":\"" + product + "\"}")
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Item 1 of the page has no readable id",
                "{\"id\":\"9\"} | Item 1 of the page, 9, has no media_type",
                "{\"id\":\"9\",\"media_type\":\"HOLOGRAM\"} | Item 1 of the page, 9, is of an unknown media_type",
                "{\"id\":\"9\",\"media_type\":\"IMAGE\"} | Item 1 of the page, 9, has no timestamp",
                "{\"id\":\"9\",\"media_type\":\"IMAGE\",\"timestamp\":\"today\"}"
                        + " | Item 1 of the page, 9, has a timestamp of another form",
                "{\"id\":9} | Item 1 of the page has number for its id, not a text",
                "7 | Item 1 of the page has no readable id",
                "null | Item 1 of the page has no readable id",
            })
    void losesNoPageOverAnItemOfAnotherShape(String item, String sentence) throws PlatformException {
        Page page = GraphReader.page(Samples.pageOf("{" + IMAGE + "}," + item + ",{" + IMAGE + "}"));
        assertThat(page.items()).hasSize(2);
        assertThat(page.unreadable()).extracting(Unreadable::reason).containsExactly(sentence);
    }

    @Test
    void losesNoAlbumOverAChildOfAnotherShape() throws PlatformException {
        Page page = GraphReader.page(Samples.pageOf("""
                {"id":"18","media_type":"CAROUSEL_ALBUM","timestamp":"2025-10-07T08:00:01+0000",
                 "children":{"data":[{"id":"19","media_type":"IMAGE"},{"id":"20"},{"id":"21","media_type":"IMAGE"}]}}
                """));
        assertThat(page.items().getFirst().assets())
                .extracting(Asset::id, Asset::position)
                .containsExactly(tuple("19", 0), tuple("21", 2));
        assertThat(page.unreadable())
                .extracting(Unreadable::reason)
                .containsExactly("Child 1 of album 18 has no media_type");
    }

    @Test
    void keepsNoCharacterThatADatabaseRefuses() throws PlatformException {
        assertThat(only("{" + IMAGE + ",\"caption\":\"a\\u0000b \\ud83c\\udf0a\\/\"}")
                        .caption())
                .isEqualTo("ab 🌊/");
    }

    private static Item only(String item) throws PlatformException {
        Page page = GraphReader.page(Samples.pageOf(item));
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.items()).hasSize(1);
        return page.items().getFirst();
    }
}
