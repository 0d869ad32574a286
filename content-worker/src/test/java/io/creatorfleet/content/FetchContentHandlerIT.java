package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.item;
import static io.creatorfleet.content.Items.link;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.post;
import static io.creatorfleet.content.Items.reel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FetchContentHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private final FakePlatform platform = new FakePlatform();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private FetchContentHandler handler;
    private long creator;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void handler() {
        creator = held.creator(1000L, 50L);
        handler = new FetchContentHandler(
                new Platforms(List.of(platform)),
                new CreatorStore(held.jdbc()),
                new ContentStore(held.jdbc()),
                new MediaStore(held.jdbc()),
                new ContentProperties(3, 50_000, 5),
                meters);
    }

    @Test
    void keepsAPageAndGoesOnToTheNext() throws Exception {
        UUID job = held.job(creator, 90, 30);
        platform.show(null, page("c2", reel("r1"), post("p1")));

        List<FollowUp> followUps = held.settle(fetch(job, first()));

        assertThat(held.contents(creator))
                .extracting(row -> row.get("external_id"))
                .containsExactly("p1", "r1");
        assertThat(held.contents(creator)).allSatisfy(row -> assertThat(row).containsEntry("walk", job));
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA, TaskKind.CONTENT);
        assertThat(followUps.getLast().subject()).isEqualTo(creator + "/media/2");
        assertThat(PagePayload.of(Held.task(job, followUps.getLast())).cursor()).isEqualTo("c2");
    }

    @Test
    void keepsAnItemOnceThatAPageShowsTwice() throws Exception {
        UUID job = held.job(creator, 90, 30);
        platform.show(null, page(null, reel("r1"), reel("r1"), reel("r2")));

        List<FollowUp> followUps = held.settle(fetch(job, first()));

        assertThat(held.contents(creator)).hasSize(2);
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA);
    }

    @Test
    void stopsAtTheQuotaOfEachKindAcrossPages() throws Exception {
        UUID job = held.job(creator, 3, 1);
        platform.show(null, page("c2", reel("r1"), post("p1"), post("p2"), reel("r2")));
        platform.show("c2", page("c3", post("p3"), reel("r3"), reel("r4")));

        held.settle(fetch(job, first()));
        List<FollowUp> followUps = held.settle(fetch(job, first().next("c2")));

        assertThat(held.contents(creator))
                .extracting(row -> row.get("external_id"))
                .containsExactly("p1", "r1", "r2", "r3");
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA);
    }

    @Test
    void countsAnItemOnceThatTwoPagesShow() throws Exception {
        UUID job = held.job(creator, 3, 0);
        platform.show(null, page("c2", reel("r1"), reel("r2")));
        platform.show("c2", page(null, reel("r2"), reel("r3")));

        held.settle(fetch(job, first()));
        held.settle(fetch(job, first().next("c2")));

        assertThat(held.contents(creator)).hasSize(3);
    }

    @Test
    void writesTheSameWhenTheTransactionIsRepeated() throws Exception {
        UUID job = held.job(creator, 2, 0);
        platform.show(null, page("c2", reel("r1"), reel("r2"), reel("r3")));
        Verdict verdict = fetch(job, first());

        held.transactions().executeWithoutResult(status -> {
            ((Verdict.Done) verdict).results().write();
            status.setRollbackOnly();
        });
        List<FollowUp> followUps = held.settle(verdict);

        assertThat(held.contents(creator)).hasSize(2);
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA);
    }

    @Test
    void concludesWhenThePlatformRepeatsACursorAndKeepsThePage() throws Exception {
        UUID job = held.job(creator, 90, 30);
        platform.show("c3", page("c2", reel("r5")));

        Verdict verdict = fetch(job, first().next("c2").next("c3"));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Conclude.class,
                        conclude -> assertThat(conclude.reason()).contains("names a cursor of this walk again"));
        assertThat(kinds(held.settle(verdict))).containsExactly(TaskKind.MEDIA);
        assertThat(held.contents(creator)).hasSize(1);
    }

    @Test
    void concludesAtThePageCap() throws Exception {
        UUID job = held.job(creator, 90, 30);
        platform.show("c3", page("c4", reel("r5")));

        Verdict verdict = fetch(job, first().next("c2").next("c3"));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Conclude.class,
                        conclude -> assertThat(conclude.reason()).contains("cap of 3 pages"));
        assertThat(kinds(held.settle(verdict))).containsExactly(TaskKind.MEDIA);
    }

    @Test
    void isDoneAtThePageCapWhenNothingIsLacking() throws Exception {
        UUID job = held.job(creator, 1, 0);
        platform.show("c3", page("c4", reel("r5")));

        assertThat(fetch(job, first().next("c2").next("c3"))).isInstanceOf(Verdict.Done.class);
    }

    @Test
    void keepsKnownCountsWhenTheNewOnesAreUnknown() throws Exception {
        platform.show(null, page(null, item("r1", Item.Kind.REEL, "old", 100L, 10L, 1L, link("a"))));
        held.settle(fetch(held.job(creator, 90, 30), first()));
        platform.show(null, page(null, item("r1", Item.Kind.REEL, null, null, 0L, null, link("a"))));
        held.settle(fetch(held.job(creator, 90, 30), first()));

        assertThat(held.contents(creator))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("caption", "old")
                        .containsEntry("views", 100L)
                        .containsEntry("likes", 0L)
                        .containsEntry("comments", 1L));
    }

    @Test
    void dropsNulCharactersFromCaptions() throws Exception {
        platform.show(null, page(null, item("r1", Item.Kind.REEL, "a\0b", null, null, null, null)));
        held.settle(fetch(held.job(creator, 90, 30), first()));

        assertThat(held.contents(creator))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("caption", "ab"));
    }

    @Test
    void copiesAFileAgainOnlyWhenItIsNotStored() throws Exception {
        platform.show(null, page(null, reel("gone"), reel("pending"), reel("stored")));
        held.settle(fetch(held.job(creator, 90, 30), first()));
        held.jdbc()
                .sql("UPDATE media SET state = 'GONE', resolutions = 3 WHERE external_id = 'gone' AND creator_id = ?")
                .param(creator)
                .update();
        held.jdbc()
                .sql("UPDATE media SET state = 'STORED', size = 1, sha256 = 's', etag = 'e', stored_at = now()"
                        + " WHERE external_id = 'stored' AND creator_id = ?")
                .param(creator)
                .update();
        platform.show(
                null, page(null, reel("gone", link("new")), reel("pending", link("new")), reel("stored", link("new"))));
        List<FollowUp> followUps = held.settle(fetch(held.job(creator, 90, 30), first()));

        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA);
        assertThat(held.media(creator))
                .extracting(row -> row.get("state"), row -> row.get("link"), row -> row.get("resolutions"))
                .containsExactly(
                        tuple("PENDING", link("new").url(), 0),
                        tuple("PENDING", link("new").url(), 0),
                        tuple("STORED", link("first").url(), 0));
    }

    @Test
    void copiesNothingThatHasNoLink() throws Exception {
        platform.show(null, page(null, reel("silent", null)));

        List<FollowUp> followUps = held.settle(fetch(held.job(creator, 90, 30), first()));

        assertThat(followUps).isEmpty();
        assertThat(held.media(creator))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "NO_LINK"));
    }

    @Test
    void countsWhatCouldNotBeReadAndKeepsTheRest() throws Exception {
        platform.show(null, new Page(List.of(reel("r1")), null, List.of("Item 7 has no timestamp")));

        held.settle(fetch(held.job(creator, 90, 30), first()));

        assertThat(held.contents(creator)).hasSize(1);
        assertThat(meters.counter("fleet.content.unreadable", "platform", "instagram")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void doesNotBelieveAnEmptyFirstPageOfAnAccountWithItems() {
        platform.show(null, page(null));
        UUID job = held.job(creator, 90, 30);

        assertThatThrownBy(() -> fetch(job, first()))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("none of the 50 items");
    }

    @Test
    void concludesForACreatorThatIsNotHeldAnyMore() throws Exception {
        UUID job = held.job(creator, 90, 30);

        assertThat(fetch(job, PagePayload.first(-1, "media"))).isInstanceOf(Verdict.Conclude.class);
    }

    private PagePayload first() {
        return PagePayload.first(creator, "media");
    }

    private Verdict fetch(UUID job, PagePayload page) throws Exception {
        return handler.handle(Held.task(job, page.followUp(PlatformId.INSTAGRAM)));
    }

    private static List<TaskKind> kinds(List<FollowUp> followUps) {
        return followUps.stream().map(FollowUp::kind).toList();
    }
}
