package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.pageWithUnreadable;
import static io.creatorfleet.content.Items.post;
import static io.creatorfleet.content.Items.reel;
import static io.creatorfleet.content.Walk.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
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

    private Walk walk;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void begin() {
        walk = new Walk(held);
    }

    @Test
    void keepsAPageAndGoesOnToTheNext() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);
        walk.platform.show(null, page("c2", reel("r1"), post("p1")));

        List<FollowUp> followUps = held.settle(walk.fetch(job, walk.first()));

        assertThat(held.contents(walk.creator))
                .extracting(row -> row.get("external_id"))
                .containsExactly("p1", "r1");
        assertThat(held.contents(walk.creator))
                .allSatisfy(row -> assertThat(row).containsEntry("walk", job));
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA, TaskKind.CONTENT);
        assertThat(followUps.getLast().subject()).isEqualTo(walk.creator + "/media/2");
        assertThat(PagePayload.of(Held.task(job, followUps.getLast())).cursor()).isEqualTo("c2");
    }

    @Test
    void keepsAnItemOnceThatAPageShowsTwice() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);
        walk.platform.show(null, page(null, reel("r1"), reel("r1"), reel("r2")));

        List<FollowUp> followUps = held.settle(walk.fetch(job, walk.first()));

        assertThat(held.contents(walk.creator)).hasSize(2);
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA);
    }

    @Test
    void stopsAtTheQuotaOfEachKindAcrossPages() throws Exception {
        UUID job = held.job(walk.creator, 3, 1);
        walk.platform.show(null, page("c2", reel("r1"), post("p1"), post("p2"), reel("r2")));
        walk.platform.show("c2", page("c3", post("p3"), reel("r3"), reel("r4")));

        held.settle(walk.fetch(job, walk.first()));
        List<FollowUp> followUps = held.settle(walk.fetch(job, walk.first().next("c2")));

        assertThat(held.contents(walk.creator))
                .extracting(row -> row.get("external_id"))
                .containsExactly("p1", "r1", "r2", "r3");
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA);
    }

    @Test
    void countsAnItemOnceThatTwoPagesShow() throws Exception {
        UUID job = held.job(walk.creator, 3, 0);
        walk.platform.show(null, page("c2", reel("r1"), reel("r2")));
        walk.platform.show("c2", page(null, reel("r2"), reel("r3")));

        held.settle(walk.fetch(job, walk.first()));
        held.settle(walk.fetch(job, walk.first().next("c2")));

        assertThat(held.contents(walk.creator)).hasSize(3);
    }

    @Test
    void writesTheSameWhenTheTransactionIsRepeated() throws Exception {
        UUID job = held.job(walk.creator, 2, 0);
        walk.platform.show(null, page("c2", reel("r1"), reel("r2"), reel("r3")));
        Verdict verdict = walk.fetch(job, walk.first());

        held.transactions().executeWithoutResult(status -> {
            ((Verdict.Done) verdict).results().write();
            status.setRollbackOnly();
        });
        List<FollowUp> followUps = held.settle(verdict);

        assertThat(held.contents(walk.creator)).hasSize(2);
        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA);
    }

    @Test
    void concludesWhenThePlatformRepeatsACursorAndKeepsThePage() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);
        walk.platform.show("c3", page("c2", reel("r5")));

        Verdict verdict = walk.fetch(job, walk.first().next("c2").next("c3"));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Conclude.class,
                        conclude -> assertThat(conclude.reason()).contains("names a cursor of this walk again"));
        assertThat(kinds(held.settle(verdict))).containsExactly(TaskKind.MEDIA);
        assertThat(held.contents(walk.creator)).hasSize(1);
    }

    @Test
    void concludesAtThePageCap() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);
        walk.platform.show("c3", page("c4", reel("r5")));

        Verdict verdict = walk.fetch(job, walk.first().next("c2").next("c3"));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Conclude.class,
                        conclude -> assertThat(conclude.reason()).contains("cap of 3 pages"));
        assertThat(kinds(held.settle(verdict))).containsExactly(TaskKind.MEDIA);
    }

    /** Of a feed that is longer than the cap, refreshes would come down to it each time otherwise. */
    @Test
    void holdsWhatItHasPassedOnItsWayToThePageCap() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);
        walk.platform.show(null, page("c2", reel("r1")));
        walk.platform.show("c3", page("c4", reel("r5")));
        held.settle(walk.fetch(job, walk.first()));
        held.settle(walk.fetch(job, walk.first().next("c2").next("c3")));

        Verdict refresh = walk.fetch(held.refresh(walk.creator, 30, 10), walk.first());

        assertThat(kinds(held.settle(refresh))).doesNotContain(TaskKind.CONTENT);
    }

    @Test
    void holdsNothingOfAWalkThatHasLeftAHoleAboveThePageCap() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);
        walk.platform.show(null, page("c2", reel("r1")));
        walk.platform.show("c3", page("c4", reel("r5")));
        held.settle(walk.fetch(job, walk.first()));
        held.jdbc()
                .sql("UPDATE job SET shortfall = 'INCOMPLETE' WHERE id = ?")
                .param(job)
                .update();
        held.settle(walk.fetch(job, walk.first().next("c2").next("c3")));

        Verdict refresh = walk.fetch(held.refresh(walk.creator, 30, 10), walk.first());

        assertThat(kinds(held.settle(refresh))).contains(TaskKind.CONTENT);
    }

    @Test
    void isDoneAtThePageCapWhenNothingIsLacking() throws Exception {
        UUID job = held.job(walk.creator, 1, 0);
        walk.platform.show("c3", page("c4", reel("r5")));

        assertThat(walk.fetch(job, walk.first().next("c2").next("c3"))).isInstanceOf(Verdict.Done.class);
    }

    @Test
    void fallsShortOfAPageOfWhichNothingCouldBeReadAndGoesOn() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);
        walk.platform.show(null, pageWithUnreadable(3, "c2"));

        Verdict verdict = walk.fetch(job, walk.first());

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Conclude.class,
                        conclude -> assertThat(conclude.reason())
                                .isEqualTo("None of the 3 items of page 1 of media could be read"));
        assertThat(kinds(held.settle(verdict))).containsExactly(TaskKind.CONTENT);
        assertThat(held.unreadable(walk.creator)).hasSize(3);
    }

    @Test
    void fallsNotShortWhenSomeOfAPageCouldBeRead() throws Exception {
        walk.platform.show(null, pageWithUnreadable(3, null, reel("r1")));

        assertThat(walk.fetch(held.job(walk.creator, 90, 30), walk.first())).isInstanceOf(Verdict.Done.class);
    }

    @Test
    void doesNotBelieveAnEmptyFirstPageOfAnAccountWithItems() {
        walk.platform.show(null, page(null));
        UUID job = held.job(walk.creator, 90, 30);

        assertThatThrownBy(() -> walk.fetch(job, walk.first()))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("none of the 50 items");
    }

    @Test
    void concludesForACreatorThatIsNotHeldAnyMore() throws Exception {
        UUID job = held.job(walk.creator, 90, 30);

        assertThat(walk.fetch(job, PagePayload.first(-1, "media"))).isInstanceOf(Verdict.Conclude.class);
    }
}
