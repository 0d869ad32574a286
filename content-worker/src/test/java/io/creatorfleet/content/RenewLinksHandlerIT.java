package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.link;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.reel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.LinksPayload;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenewLinksHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private final FakePlatform platform = new FakePlatform();
    private final List<String> woken = new ArrayList<>();
    private RenewLinksHandler handler;
    private Creator creator;
    private UUID job;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void handler() {
        CreatorStore creators = new CreatorStore(held.jdbc());
        creator = creators.find(held.creator(1000L, 50L)).orElseThrow();
        job = held.job(creator.id(), 90, 30);
        handler = new RenewLinksHandler(
                new Platforms(List.of(platform)), creators, new LinkStore(held.jdbc()), woken::addAll);
    }

    @Test
    void renewsAllPendingLinksOfThePageAndWakesTheirCopies() throws Exception {
        hold(null, reel("r1"), reel("r2"));
        ask("r1");
        platform.show(null, page("c2", reel("r1", link("new1")), reel("r2", link("new2"))));

        held.settle(renew("media", null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("link"))
                .containsExactly(link("new1").url(), link("new2").url());
        assertThat(woken).containsExactlyInAnyOrderElementsOf(ids());
    }

    /** Thirty files of a page expire together, and all ask: whoever asked before the answer was in gets it too. */
    @Test
    void callsThePlatformOnceForAllFilesOfAPage() throws Exception {
        Item[] items = IntStream.range(0, 30).mapToObj(n -> reel("r" + n)).toArray(Item[]::new);
        hold(null, items);
        ask("r%");
        platform.show(null, page("c2", items));

        for (int asked = 0; asked < items.length; asked++) {
            woken.clear();
            held.settle(renew("media", null));
            assertThat(woken).containsExactlyInAnyOrderElementsOf(ids());
        }

        assertThat(platform.pagesAsked()).isEqualTo(1);
        assertThat(resolutions()).hasSize(items.length).containsOnly(1);
    }

    @Test
    void renewsAgainForAFileThatAsksWithTheRenewedLink() throws Exception {
        hold(null, reel("r1"));
        platform.show(null, page(null, reel("r1", link("new"))));
        for (int time = 0; time < 3; time++) {
            ask("r1");
            held.settle(renew("media", null));
        }

        assertThat(platform.pagesAsked()).isEqualTo(3);
        assertThat(resolutions()).containsExactly(3);
    }

    /** One file that is gone would make all of its page gone. */
    @Test
    void countsForNoFileThatDidNotAsk() throws Exception {
        hold(null, reel("gone"), reel("well"), reel("lost"));
        platform.show(null, page(null, reel("gone", link("new")), reel("well", link("new"))));
        for (int time = 0; time < 3; time++) {
            ask("gone");
            held.settle(renew("media", null));
        }

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("external_id"), row -> row.get("resolutions"))
                .containsExactlyInAnyOrder(tuple("gone", 3), tuple("well", 0), tuple("lost", 0));
    }

    @Test
    void countsTheAttemptForFilesThatLeftThePage() throws Exception {
        hold("c2", reel("gone"));
        hold("c3", reel("elsewhere"));
        ask("%");
        platform.show("c2", page("c3"));

        held.settle(renew("media", "c2"));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("external_id"), row -> row.get("resolutions"))
                .containsExactly(tuple("elsewhere", 0), tuple("gone", 1));
        assertThat(woken).hasSize(1);
    }

    @Test
    void countsTheAttemptWhenTheAccountIsGone() throws Exception {
        hold(null, reel("r1"));
        ask("r1");

        Verdict verdict = renew("media", null);
        held.settle(verdict);

        assertThat(verdict).isInstanceOf(Verdict.Conclude.class);
        assertThat(resolutions()).containsExactly(1);
        assertThat(woken).hasSize(1);
    }

    @Test
    void leavesStoredFilesAlone() throws Exception {
        hold(null, reel("r1"), reel("r2"));
        held.jdbc()
                .sql("UPDATE media SET state = 'STORED', size = 1, sha256 = 's', etag = 'e', stored_at = now()"
                        + " WHERE external_id = 'r1' AND creator_id = ?")
                .param(creator.id())
                .update();
        ask("r2");
        platform.show(null, page(null, reel("r1", link("new")), reel("r2", link("new"))));

        held.settle(renew("media", null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("external_id"), row -> row.get("link"))
                .containsExactlyInAnyOrder(
                        tuple("r1", link("first").url()),
                        tuple("r2", link("new").url()));
        assertThat(woken).hasSize(1);
    }

    @Test
    void givesUpAFileThatHasNoLinkAnyMore() throws Exception {
        hold(null, reel("r1"));
        ask("r1");
        platform.show(null, page(null, reel("r1", null)));

        held.settle(renew("media", null));

        assertThat(held.media(creator.id())).extracting(row -> row.get("state")).containsExactly("NO_LINK");
        assertThat(woken).hasSize(1);
    }

    @Test
    void renewsThePictureFromTheProfile() throws Exception {
        holdPicture();
        ask("pic");
        platform.show(account(creator.externalId()));

        held.settle(renew(null, null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("link"))
                .containsExactly(link("new").url());
    }

    @Test
    void doesNotTakeThePictureOfWhoHasTheNameNow() throws Exception {
        holdPicture();
        ask("pic");
        platform.show(account("another"));

        held.settle(renew(null, null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("link"), row -> row.get("resolutions"))
                .containsExactly(tuple(link("old").url(), 1));
    }

    private void hold(@Nullable String cursor, Item... items) {
        PagePayload at = new PagePayload(creator.id(), "media", cursor, 1, List.of());
        held.save(job, at, List.of(items));
        List<MediaStore.Sighting> files = List.of(items).stream()
                .map(item -> new MediaStore.Sighting(item.id(), item.assets().getFirst()))
                .toList();
        new MediaStore(held.jdbc()).record(creator, files);
    }

    /** Has the copies of such files ask for new links. */
    private void ask(String like) {
        held.jdbc()
                .sql("UPDATE media SET link_asked = true WHERE creator_id = ? AND external_id LIKE ?")
                .params(creator.id(), like)
                .update();
    }

    private List<Integer> resolutions() {
        return held.jdbc()
                .sql("SELECT resolutions FROM media WHERE creator_id = ?")
                .param(creator.id())
                .query((row, number) -> row.getInt(1))
                .list();
    }

    private void holdPicture() {
        Asset picture = new Asset("pic", Asset.Role.PICTURE, 0, link("old"));
        new MediaStore(held.jdbc()).record(creator, List.of(new MediaStore.Sighting(null, picture)));
    }

    private static Account account(String id) {
        Asset picture = new Asset("pic", Asset.Role.PICTURE, 0, link("new"));
        return new Account(id, "someone", null, null, null, picture, null, null, null, null);
    }

    private Verdict renew(@Nullable String feed, @Nullable String cursor) throws Exception {
        LinksPayload asked = new LinksPayload(creator.id(), feed, cursor);
        return handler.handle(Held.task(job, asked.followUp(PlatformId.INSTAGRAM)));
    }

    private List<String> ids() {
        return held.media(creator.id()).stream()
                .map(row -> String.valueOf(row.get("id")))
                .toList();
    }
}
