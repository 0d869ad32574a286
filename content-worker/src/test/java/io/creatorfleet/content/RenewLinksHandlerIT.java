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
        platform.show(null, page("c2", reel("r1", link("new1")), reel("r2", link("new2"))));

        held.settle(renew("media", null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("link"), row -> row.get("resolutions"))
                .containsExactly(
                        tuple(link("new1").url(), 1), tuple(link("new2").url(), 1));
        assertThat(woken).containsExactlyInAnyOrderElementsOf(ids());
    }

    /** Thirty files of a page expire together, and all ask: whoever asked before the answer was in gets it too. */
    @Test
    void callsThePlatformOnceForAllFilesOfAPage() throws Exception {
        Item[] items = IntStream.range(0, 30).mapToObj(n -> reel("r" + n)).toArray(Item[]::new);
        hold(null, items);
        platform.show(null, page("c2", items));
        List<LinksPayload> askers = ids().stream()
                .map(id -> new LinksPayload(creator.id(), "media", null, new LinksPayload.Asker(Long.parseLong(id), 0)))
                .toList();

        for (LinksPayload asked : askers) {
            woken.clear();
            held.settle(handler.handle(Held.task(job, asked.followUp(PlatformId.INSTAGRAM))));
            assertThat(woken).containsExactlyInAnyOrderElementsOf(ids());
        }

        assertThat(platform.pagesAsked()).isEqualTo(1);
        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("resolutions"))
                .containsOnly(1);
    }

    @Test
    void renewsAgainForAFileThatAsksWithTheRenewedLink() throws Exception {
        hold(null, reel("r1"));
        platform.show(null, page(null, reel("r1", link("new"))));
        long media = Long.parseLong(ids().getFirst());
        for (int renewals : List.of(0, 1, 1, 2)) {
            LinksPayload asked = new LinksPayload(creator.id(), "media", null, new LinksPayload.Asker(media, renewals));
            held.settle(handler.handle(Held.task(job, asked.followUp(PlatformId.INSTAGRAM))));
        }

        assertThat(platform.pagesAsked()).isEqualTo(3);
    }

    @Test
    void countsTheAttemptForFilesThatLeftThePage() throws Exception {
        hold("c2", reel("gone"));
        hold("c3", reel("elsewhere"));
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

        Verdict verdict = renew("media", null);
        held.settle(verdict);

        assertThat(verdict).isInstanceOf(Verdict.Conclude.class);
        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("resolutions"))
                .containsExactly(1);
        assertThat(woken).hasSize(1);
    }

    @Test
    void leavesStoredFilesAlone() throws Exception {
        hold(null, reel("r1"));
        held.jdbc()
                .sql("UPDATE media SET state = 'STORED', size = 1, sha256 = 's', etag = 'e', stored_at = now()")
                .update();
        platform.show(null, page(null, reel("r1", link("new"))));

        held.settle(renew("media", null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("link"))
                .containsExactly(link("first").url());
        assertThat(woken).isEmpty();
    }

    @Test
    void givesUpAFileThatHasNoLinkAnyMore() throws Exception {
        hold(null, reel("r1"));
        platform.show(null, page(null, reel("r1", null)));

        held.settle(renew("media", null));

        assertThat(held.media(creator.id())).extracting(row -> row.get("state")).containsExactly("NO_LINK");
        assertThat(woken).hasSize(1);
    }

    @Test
    void renewsThePictureFromTheProfile() throws Exception {
        holdPicture();
        platform.show(account(creator.externalId()));

        held.settle(renew(null, null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("link"))
                .containsExactly(link("new").url());
    }

    @Test
    void doesNotTakeThePictureOfWhoHasTheNameNow() throws Exception {
        holdPicture();
        platform.show(account("another"));

        held.settle(renew(null, null));

        assertThat(held.media(creator.id()))
                .extracting(row -> row.get("link"), row -> row.get("resolutions"))
                .containsExactly(tuple(link("old").url(), 1));
    }

    private void hold(@Nullable String cursor, Item... items) {
        PagePayload at = new PagePayload(creator.id(), "media", cursor, 1, List.of());
        new ContentStore(held.jdbc()).save(job, at, List.of(items));
        List<MediaStore.Sighting> files = List.of(items).stream()
                .map(item -> new MediaStore.Sighting(item.id(), item.assets().getFirst()))
                .toList();
        new MediaStore(held.jdbc()).record(creator, files);
    }

    private void holdPicture() {
        Asset picture = new Asset("pic", Asset.Role.PICTURE, 0, link("old"));
        new MediaStore(held.jdbc()).record(creator, List.of(new MediaStore.Sighting(null, picture)));
    }

    private static Account account(String id) {
        Asset picture = new Asset("pic", Asset.Role.PICTURE, 0, link("new"));
        return new Account(id, "someone", null, null, null, picture, null, null, null);
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
