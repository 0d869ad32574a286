package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.pageWithUnreadable;
import static io.creatorfleet.content.Items.post;
import static io.creatorfleet.content.Items.reel;
import static io.creatorfleet.content.Walk.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Item;
import io.creatorfleet.task.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the walk of a refresh ends. */
class RefreshIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private Walk walk;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    /** Two pages are held: items of the last days, and old ones. */
    @BeforeEach
    void hold() throws Exception {
        walk = new Walk(held);
        UUID job = held.job(walk.creator, 0, 30);
        walk.platform.show(null, page("c2", recent("a", 100), recent("b", 100), old("c", 100)));
        walk.platform.show("c2", page(null, old("d", 100), old("pinned", 100)));
        held.settle(walk.fetch(job, walk.first()));
        held.settle(walk.fetch(job, walk.first().next("c2")));
        held.endWalk(walk.creator);
    }

    @Test
    void stopsAtAPageThatHoldsNothingNewAndRefreshesItsCounts() throws Exception {
        UUID job = held.refresh(walk.creator, 0, 10);

        assertThat(goesOn(job, recent("a", 103), recent("b", 100), old("c", 500)))
                .isFalse();
        assertThat(held.column(walk.creator, "likes")).containsEntry("a", 103L).containsEntry("c", 500L);
    }

    @Test
    void goesOnBehindANewItem() throws Exception {
        assertThat(goesOn(held.refresh(walk.creator, 0, 10), recent("x", 1), recent("a", 100), recent("b", 100)))
                .isTrue();
    }

    @Test
    void goesOnWhileTheCountsOfRecentItemsChange() throws Exception {
        assertThat(goesOn(held.refresh(walk.creator, 0, 10), recent("a", 100), recent("b", 106)))
                .isTrue();
    }

    @Test
    void isNotStoppedByPinnedItems() throws Exception {
        assertThat(goesOn(held.refresh(walk.creator, 0, 10), old("pinned", 100)))
                .as("behind pinned items alone")
                .isTrue();
        assertThat(goesOn(held.refresh(walk.creator, 0, 10), old("pinned", 100), recent("a", 100)))
                .as("behind the newest that is held")
                .isFalse();
        assertThat(goesOn(held.refresh(walk.creator, 0, 10), old("pinned", 100), recent("x", 1), recent("a", 100)))
                .as("behind a new one")
                .isTrue();
    }

    @Test
    void isNotStoppedByAPageThatCouldBeReadInPart() throws Exception {
        UUID job = held.refresh(walk.creator, 0, 10);
        walk.platform.show(null, pageWithUnreadable(1, "c2", recent("a", 100), recent("b", 100)));

        assertThat(kinds(held.settle(walk.fetch(job, walk.first())))).contains(TaskKind.CONTENT);
    }

    @Test
    void isNotDrivenOnByAKindThatItAsksNothingOf() throws Exception {
        UUID job = held.refresh(walk.creator, 0, 10);
        walk.platform.show(null, page("c2", reel("unasked"), recent("a", 100), recent("b", 100)));

        assertThat(kinds(held.settle(walk.fetch(job, walk.first())))).doesNotContain(TaskKind.CONTENT);
    }

    @Test
    void goesNoFurtherThanItsQuota() throws Exception {
        assertThat(goesOn(held.refresh(walk.creator, 0, 2), recent("x", 1), recent("y", 1), recent("z", 1)))
                .isFalse();
        assertThat(held.column(walk.creator, "likes")).containsKeys("x", "y").doesNotContainKey("z");
    }

    @Test
    void goesOnBehindItemsThatTheSameJobHasBroughtIn() throws Exception {
        UUID job = held.refresh(walk.creator, 0, 10);

        assertThat(goesOn(job, recent("x", 1))).isTrue();
        assertThat(goesOn(job, recent("x", 1))).isTrue();
    }

    /** It lacks reels, of which there are none, so that its quota does not end it. */
    @Test
    void isNotDrivenOnByItemsThatQuotasLeftOut() throws Exception {
        UUID job = held.refresh(walk.creator, 30, 2);

        assertThat(goesOn(job, recent("x", 1), recent("a", 100), recent("b", 100)))
                .as("behind a new item")
                .isTrue();
        assertThat(goesOn(job, walk.first().next("c2"), daysOld(50, "left out"), daysOld(60, "left out too")))
                .as("although a pinned item that is held is older")
                .isFalse();
    }

    @Test
    void goesOnBehindAnItemThatIsMissingAmongTheNewest() throws Exception {
        assertThat(goesOn(
                        held.refresh(walk.creator, 30, 2),
                        recent("a", 100),
                        post("missing", Instant.now().minus(Duration.ofHours(60)), 1),
                        recent("b", 100)))
                .isTrue();
    }

    @Test
    void goesOnBehindAnOldItemOfAKindOfWhichNoneIsHeld() throws Exception {
        assertThat(goesOn(held.refresh(walk.creator, 30, 2), recent("a", 100), reel("old")))
                .isTrue();
    }

    @Test
    void goesOnBehindItemsThatAWalkHasLeftThatBrokeOff() throws Exception {
        assertThat(goesOn(held.refresh(walk.creator, 0, 10), recent("x", 1))).isTrue();

        assertThat(goesOn(held.refresh(walk.creator, 0, 10), recent("x", 1)))
                .as("after a refresh that broke off")
                .isTrue();
        held.endWalk(walk.creator);
        assertThat(goesOn(held.refresh(walk.creator, 0, 10), recent("x", 1)))
                .as("after one that came to its end")
                .isFalse();
    }

    @Test
    void goesOnWhileNoWalkOfTheCreatorHasEverComeToItsEnd() throws Exception {
        held.jdbc()
                .sql("UPDATE creator SET refreshed_at = NULL WHERE id = ?")
                .param(walk.creator)
                .update();

        assertThat(goesOn(held.refresh(walk.creator, 0, 10), recent("a", 100), recent("b", 100)))
                .isTrue();
    }

    @Test
    void doesNotStopAnAdditionWhoseItemsAreHeld() throws Exception {
        assertThat(goesOn(held.job(walk.creator, 0, 30), recent("a", 100), recent("b", 100)))
                .isTrue();
    }

    private boolean goesOn(UUID job, Item... items) throws Exception {
        return goesOn(job, walk.first(), items);
    }

    private boolean goesOn(UUID job, PagePayload asked, Item... items) throws Exception {
        walk.platform.show(asked.cursor(), page("c" + (asked.page() + 1), items));
        List<TaskKind> kinds = kinds(held.settle(walk.fetch(job, asked)));
        return kinds.contains(TaskKind.CONTENT);
    }

    private static Item recent(String id, long likes) {
        return post(id, Instant.now().minus(Duration.ofDays(id.charAt(0) >= 'x' ? 1 : 2 + id.charAt(0) - 'a')), likes);
    }

    private static Item daysOld(int days, String id) {
        return post(id, Instant.now().minus(Duration.ofDays(days)), 1);
    }

    private static Item old(String id, long likes) {
        return post(id, Instant.now().minus(Duration.ofDays(100)), likes);
    }
}
