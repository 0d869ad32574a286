package io.creatorfleet.platform.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Asset.Role;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Item.Format;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.Submission;
import io.creatorfleet.platform.Unreadable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostReaderTest {

    private static final Instant MANIFEST_END = Instant.ofEpochSecond(1762608545);
    private static final String VIDEO = """
            "reddit_video":{"fallback_url":"https://v.redd.it/x/CMAF_720.mp4?source=fallback","dash_url":"https://v.redd.it/x/D.mpd"\
            """;

    @Test
    void readsAPageOfEveryKindOfPost() throws PlatformException {
        Page page = ListingReader.page(Samples.document("rd-10-listing-page1"), RedditFixture.CREATOR);
        assertThat(page.unreadable()).isEmpty();
        assertThat(page.next()).isEqualTo("t3_1sim007");
        assertThat(page.items())
                .extracting(Item::id, Item::format, item -> item.assets().size(), item -> removedBy(item))
                .containsExactly(
                        tuple("t3_1sim005", Format.TEXT, 0, null),
                        tuple("t3_1sim001", Format.IMAGE, 1, null),
                        tuple("t3_1sim002", Format.VIDEO, 3, null),
                        tuple("t3_1sim003", Format.ALBUM, 3, null),
                        tuple("t3_1sim004", Format.VIDEO, 3, null),
                        tuple("t3_1sim006", Format.IMAGE, 0, "moderator"),
                        tuple("t3_1sim007", Format.TEXT, 0, "deleted"));
    }

    @Test
    void readsWhatEveryPostHas() throws PlatformException {
        Item text = sample("t3_1sim005");
        assertThat(text.kind()).isEqualTo(Item.Kind.POST);
        assertThat(text.permalink()).isEqualTo("https://www.reddit.com/r/simtext/comments/1sim005/sim/");
        assertThat(text.caption()).isEqualTo("Post here & be kind.");
        assertThat(text.publishedAt()).isEqualTo(Instant.ofEpochSecond(1760016545));
        assertThat(text.views()).isNull();
        assertThat(text.likes()).isEqualTo(546);
        assertThat(text.comments()).isEqualTo(37);
        assertThat(text.reposts()).isZero();
        Submission submission = Objects.requireNonNull(text.submission());
        assertThat(submission.title()).isEqualTo("Weekly thread");
        assertThat(submission.author()).isEqualTo("sim_author");
        assertThat(submission.authorId()).isEqualTo("t2_sim0a1");
        assertThat(submission.upvoteRatio()).isEqualTo(0.97);
        assertThat(Samples.parse(Objects.requireNonNull(submission.details()))).isEqualTo(Samples.parse("""
                {"subreddit":"simtext","domain":"self.simtext","over_18":false,"spoiler":false,"stickied":true,
                 "edited":"2025-10-09T14:26:40Z"}"""));
    }

    @Test
    void takesAVideoAsASilentFileAndAManifestOfItsSound() throws PlatformException {
        assertThat(sample("t3_1sim002").assets())
                .containsExactly(
                        asset("t3_1sim002", Role.VIDEO, 0, "https://v.redd.it/simvid000001/CMAF_1080.mp4"),
                        new Asset(
                                "t3_1sim002",
                                Role.AUDIO,
                                0,
                                new Link(
                                        "https://v.redd.it/simvid000001/DASHPlaylist.mpd?a=1762608545%2CU0lNVUxBVEVE&v=1&f=sd",
                                        MANIFEST_END)),
                        asset("t3_1sim002", Role.THUMBNAIL, 0, "https://preview.redd.it/sim.jpeg?auto=webp&s=00"));
    }

    @Test
    void takesTheMediaOfACrosspostFromWhatItRepeats() throws PlatformException {
        Item crosspost = sample("t3_1sim004");
        assertThat(crosspost.submission()).isNotNull();
        assertThat(crosspost.submission().crosspostOf()).isEqualTo("t3_1sim002");
        assertThat(crosspost.assets()).hasSize(3).extracting(Asset::id).containsOnly("t3_1sim004");
        assertThat(crosspost.assets().getFirst().link())
                .isEqualTo(new Link("https://v.redd.it/simvid000001/CMAF_1080.mp4", null));
    }

    @Test
    void takesAGalleryInItsAuthorsOrderAndWhatIsNotReadyWithoutALink() throws PlatformException {
        assertThat(sample("t3_1sim003").assets())
                .containsExactly(
                        asset("t3_1sim003-simgal000001", Role.IMAGE, 0, "https://i.redd.it/simgal000001.jpg"),
                        asset(
                                "t3_1sim003-simgal000002",
                                Role.VIDEO,
                                1,
                                "https://preview.redd.it/simgal000002.gif?format=mp4&s=05"),
                        new Asset("t3_1sim003-simgal000003", Role.IMAGE, 2, null));
    }

    @Test
    void keepsOfWhatWasTakenDownNothingButItsNumbers() throws PlatformException {
        Item removed = sample("t3_1sim006");
        assertThat(removed.submission()).isEqualTo(new Submission(null, null, null, 0.97, null, "moderator", null));
        assertThat(removed.caption()).isNull();
        assertThat(removed.assets()).isEmpty();
        assertThat(removed.likes()).isEqualTo(546);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"removed_by_category\":\"copyright_takedown\"          | copyright_takedown",
                "\"removed_by_category\":\"automod_filtered\"            | automod_filtered",
                "\"banned_by\":true                                      | moderator",
                "\"banned_by\":\"a_mod\"                                 | moderator",
                "\"banned_by\":null                                      | ",
                "\"banned_by\":false                                     | ",
                "\"removed_by\":\"a_mod\"                                | moderator",
                "\"removal_reason\":\"legal\"                            | reddit",
                "\"selftext\":\"[removed]\"                              | moderator",
                "\"selftext\":\"[deleted]\"                              | deleted",
                "\"title\":\"[deleted by user]\"                         | deleted",
                "\"title\":\"[ Removed by Reddit ]\"                     | reddit",
                "\"author\":\"[deleted]\",\"author_fullname\":null       | deleted",
                "\"is_robot_indexable\":false                            | ",
            })
    void knowsEverySignThatAPostWasTakenDown(String fields, String by) throws PlatformException {
        assertThat(removedBy(only(fields))).isEqualTo(by);
    }

    @Test
    void showsNoMediaOfACrosspostWhoseOriginalWasTakenDown() throws PlatformException {
        Item crosspost = only("""
                "crosspost_parent":"t3_old","crosspost_parent_list":[{"name":"t3_old","removed_by_category":"deleted",
                 "media":{%s}}}]""".formatted(VIDEO));
        assertThat(crosspost.format()).isEqualTo(Format.VIDEO);
        assertThat(crosspost.assets()).isEmpty();
        assertThat(removedBy(crosspost)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"media\":{VIDEO,\"is_gif\":true}}                          | VIDEO",
                "\"media\":{VIDEO,\"has_audio\":false}}                      | VIDEO",
                "\"media\":{VIDEO}}                                          | VIDEO AUDIO",
                "\"media\":{VIDEO,\"has_audio\":true,\"is_gif\":false}}      | VIDEO AUDIO",
                "\"media\":null,\"secure_media\":{VIDEO}}                    | VIDEO AUDIO",
            })
    void asksForSoundUnlessThereIsNone(String fields, String roles) throws PlatformException {
        assertThat(only(fields.replace("VIDEO", VIDEO)).assets())
                .extracting(asset -> asset.role().name())
                .containsExactly(roles.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"is_video\":true,\"media\":null",
                "\"is_video\":true,\"media\":{VIDEO,\"transcoding_status\":\"processing\"}}"
            })
    void waitsForAVideoThatIsNotReady(String fields) throws PlatformException {
        assertThat(only(fields.replace("VIDEO", VIDEO)).assets())
                .containsExactly(new Asset("t3_abc", Role.VIDEO, 0, null));
    }

    @Test
    void takesAnAnimatedImageAsTheVideoMadeOfIt() throws PlatformException {
        Item image = only("""
                "url":"https://i.redd.it/a.gif","domain":"i.redd.it","preview":{"images":[{"source":{"url":"https://preview.redd.it/a.gif?s=1"},
                 "variants":{"mp4":{"source":{"url":"https://preview.redd.it/a.gif?format=mp4&s=2"}}}}]}""");
        assertThat(image.format()).isEqualTo(Format.IMAGE);
        assertThat(image.assets())
                .containsExactly(asset("t3_abc", Role.VIDEO, 0, "https://preview.redd.it/a.gif?format=mp4&s=2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", """
            "post_hint":"rich:video","media":{"type":"news.example","oembed":{"html":"<iframe src='https://news.example'>"}},"""})
    void takesALinkWithItsPreview(String embedded) throws PlatformException {
        Item link = only(embedded + """
                "url":"https://news.example/a","domain":"news.example","link_flair_text":"News",
                "preview":{"images":[{"source":{"url":"https://external-preview.redd.it/a.jpg?s=1"}}]}""");
        assertThat(link.format()).isEqualTo(Format.LINK);
        assertThat(link.assets())
                .containsExactly(asset("t3_abc", Role.THUMBNAIL, 0, "https://external-preview.redd.it/a.jpg?s=1"));
        assertThat(details(link)).contains("\"url\":\"https://news.example/a\"", "\"flair\":\"News\"");
    }

    @Test
    void takesAPollWithItsOptions() throws PlatformException {
        Item poll = only("""
                "is_self":true,"poll_data":{"options":[{"id":"1","text":"Yes","vote_count":3},{"id":"2","text":"No"}],
                 "total_vote_count":7,"voting_end_timestamp":1760016545000}""");
        assertThat(poll.format()).isEqualTo(Format.POLL);
        assertThat(details(poll)).contains("""
                "poll":{"options":[{"text":"Yes","votes":3},{"text":"No"}],"votes":7,"ends":"2025-10-09T13:29:05Z"}""");
    }

    @Test
    void takesAVideoOfAGalleryByItsManifest() throws PlatformException {
        Item gallery = only("""
                "is_gallery":true,"gallery_data":{"items":[{"media_id":"g1"},{"media_id":"g2","is_deleted":true},
                 {"media_id":"g3"}]},"media_metadata":{
                 "g1":{"status":"valid","e":"RedditVideo","dashUrl":"https://v.redd.it/g1/D.mpd?a=1762608545,x","isGif":false},
                 "g2":{"status":"valid","e":"Image","m":"image/png"},"g3":{"status":"failed"}}""");
        Link manifest = new Link("https://v.redd.it/g1/D.mpd?a=1762608545,x", MANIFEST_END);
        assertThat(gallery.assets())
                .containsExactly(
                        new Asset("t3_abc-g1", Role.VIDEO, 0, manifest),
                        new Asset("t3_abc-g1", Role.AUDIO, 0, manifest),
                        new Asset("t3_abc-g3", Role.IMAGE, 2, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"is_gallery\":true",
                "\"is_gallery\":true,\"gallery_data\":null,\"media_metadata\":null",
            })
    void takesAGalleryWithoutFilesForOneOfNone(String fields) throws PlatformException {
        Item gallery = only(fields);
        assertThat(gallery.format()).isEqualTo(Format.ALBUM);
        assertThat(gallery.assets()).isEmpty();
    }

    @Test
    void losesNoGalleryOverAFileOfAnotherShape() throws PlatformException {
        Page page = ListingReader.page(Samples.listing(Samples.post("""
                "gallery_data":{"items":[{"media_id":"g1"},{"media_id":"../g2"}]},"media_metadata":{
                 "g1":{"status":"valid","e":"Hologram"}}""")));
        assertThat(page.items()).hasSize(1);
        assertThat(page.unreadable())
                .extracting(Unreadable::reason)
                .containsExactly(
                        "File 0 of gallery t3_abc is of an unknown kind",
                        "File 1 of gallery t3_abc has no readable media_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7                                                 | is no post",
                "{\"kind\":\"t1\",\"data\":{\"name\":\"t1_a\"}}    | is no post",
                "{\"kind\":\"t3\",\"data\":{}}                     | has no name",
                "{\"kind\":\"t3\",\"data\":{\"name\":\"../x\"}}    | has no readable name",
                "\"created_utc\":\"today\"                         | has string for its created_utc, not a number",
                "\"created_utc\":null                              | has no created_utc",
                "\"score\":\"many\"                                | has string for its score, not a whole number",
                "\"author_fullname\":\"?\"                         | has no readable author_fullname",
                "\"crosspost_parent\":\"?\"                        | has no readable crosspost_parent",
                "\"media\":7                                       | has number for its media, not an object",
            })
    void losesNoPageOverAPostOfAnotherShape(String post, String sentence) throws PlatformException {
        String odd = post.startsWith("\"") ? Samples.post(post) : post;
        Page page = ListingReader.page(Samples.listing(Samples.post(""), odd, Samples.post("")));
        assertThat(page.items()).hasSize(2);
        assertThat(page.unreadable()).hasSize(1);
        assertThat(page.unreadable().getFirst().reason())
                .startsWith("Item 1 of the page")
                .endsWith(sentence);
        assertThat(Samples.parse(page.unreadable().getFirst().raw())).isEqualTo(Samples.parse(odd));
    }

    @ParameterizedTest
    @CsvSource({"/r/space/comments/abc/?x", "https://evil.example/", "'/r/space/comments/a b'"})
    void keepsAPostWhosePermalinkIsNone(String permalink) throws PlatformException {
        Page page = ListingReader.page(Samples.listing(Samples.post("\"permalink\":\"%s\"".formatted(permalink))));
        assertThat(page.items().getFirst().permalink()).isNull();
        assertThat(page.unreadable())
                .extracting(Unreadable::reason)
                .containsExactly("Post t3_abc has no readable permalink");
    }

    @Test
    void bindsIdsToTheirAlphabetAndNotToTheLengthTheyHaveToday() throws PlatformException {
        String parent = "t3_" + "5r3w8mnfn".repeat(5);
        Submission submission =
                only("\"crosspost_parent\":\"%s\"".formatted(parent)).submission();
        assertThat(Objects.requireNonNull(submission).crosspostOf()).isEqualTo(parent);
    }

    @Test
    void doesNotGuessAScoreThatIsHidden() throws PlatformException {
        assertThat(only("\"score\":1,\"hide_score\":true").likes()).isNull();
    }

    private static Item sample(String id) throws PlatformException {
        return ListingReader.page(Samples.document("rd-10-listing-page1")).items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Item only(String fields) throws PlatformException {
        Page page = ListingReader.page(Samples.listing(Samples.post(fields)));
        assertThat(page.unreadable()).isEmpty();
        return page.items().getFirst();
    }

    private static String details(Item item) {
        return Objects.requireNonNull(Objects.requireNonNull(item.submission()).details());
    }

    private static @Nullable String removedBy(Item item) {
        return Objects.requireNonNull(item.submission()).removedBy();
    }

    private static Asset asset(String id, Role role, int position, String url) {
        return new Asset(id, role, position, new Link(url, null));
    }
}
