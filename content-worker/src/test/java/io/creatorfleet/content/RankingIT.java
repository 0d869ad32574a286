package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.pageWithUnreadable;
import static io.creatorfleet.content.Items.submission;
import static io.creatorfleet.content.Walk.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
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

/** What is kept of rankings, of which one page is read. */
class RankingIT {

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
        walk = Walk.ofCommunity(held);
    }

    @Test
    void keepsWhatASubmissionSays() throws Exception {
        walk.platform.show("new", null, page(null, submission("t3_a")));

        held.settle(walk.fetch(held.job(walk.creator, 0, 5), walk.first("new")));

        assertThat(held.contents(walk.creator)).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("title", "title of t3_a")
                    .containsEntry("author", "u/ann")
                    .containsEntry("author_id", "t2_ann")
                    .containsEntry("upvote_ratio", 0.9);
            assertThat(row.get("details")).hasToString("{\"flair\": \"news\", \"author_flair\": \"x\"}");
            assertThat(row.get("checked_at")).isNotNull();
        });
    }

    @Test
    void keepsOnePageWholeAndCountsItTowardsNoQuota() throws Exception {
        UUID job = held.job(walk.creator, 0, 2);
        walk.platform.show("hot", null, page("c2", submission("t3_a"), submission("t3_b"), submission("t3_c")));
        walk.platform.show("new", null, page(null, submission("t3_d"), submission("t3_a"), submission("t3_e")));

        List<FollowUp> followUps = held.settle(walk.fetch(job, walk.first("hot")));
        held.settle(walk.fetch(job, walk.first("new")));

        assertThat(kinds(followUps)).containsOnly(TaskKind.MEDIA).hasSize(3);
        assertThat(held.column(walk.creator, "walk"))
                .containsOnlyKeys("t3_a", "t3_b", "t3_c", "t3_d")
                .containsEntry("t3_a", job)
                .containsEntry("t3_b", null)
                .containsEntry("t3_d", job);
    }

    @Test
    void takesNoItemOutOfTheWalkThatHoldsIt() throws Exception {
        UUID job = held.job(walk.creator, 0, 2);
        walk.platform.show("new", null, page(null, submission("t3_a")));
        walk.platform.show("hot", null, page(null, submission("t3_a")));

        held.settle(walk.fetch(job, walk.first("new")));
        held.settle(walk.fetch(job, walk.first("hot")));

        assertThat(held.column(walk.creator, "walk")).containsEntry("t3_a", job);
        assertThat(held.column(walk.creator, "feed")).containsEntry("t3_a", "new");
    }

    @Test
    void marksTheTopOfTheWeekWithOneMomentAndLeavesTheLastOneWhenThereIsNone() throws Exception {
        UUID job = held.job(walk.creator, 0, 5);
        walk.platform.show("top", null, page(null, submission("t3_a"), submission("t3_b")));
        walk.platform.show("hot", null, page(null, submission("t3_a"), submission("t3_c")));
        held.settle(walk.fetch(job, walk.first("top")));
        held.settle(walk.fetch(job, walk.first("hot")));
        Object first = held.column(walk.creator, "top_of_week_at").get("t3_a");
        walk.platform.show("top", null, page(null));

        held.settle(walk.fetch(job, walk.first("top")));

        assertThat(first).isNotNull();
        assertThat(held.column(walk.creator, "top_of_week_at"))
                .containsEntry("t3_a", first)
                .containsEntry("t3_b", first)
                .containsEntry("t3_c", null);

        walk.platform.show("top", null, page(null, submission("t3_b")));
        held.settle(walk.fetch(job, walk.first("top")));

        assertThat(held.column(walk.creator, "top_of_week_at"))
                .containsEntry("t3_a", first)
                .extractingByKey("t3_b")
                .isNotEqualTo(first);
    }

    @Test
    void fallsShortOfARankingOfWhichNothingCouldBeRead() throws Exception {
        walk.platform.show("top", null, pageWithUnreadable(2, null));

        Verdict verdict = walk.fetch(held.job(walk.creator, 0, 5), walk.first("top"));

        assertThat(verdict).isInstanceOf(Verdict.Conclude.class);
        assertThat(held.settle(verdict)).isEmpty();
        assertThat(held.unreadable(walk.creator)).hasSize(2);
    }

    @Test
    void changesNothingWhenTheListingFails() throws Exception {
        UUID job = held.job(walk.creator, 0, 5);

        assertThatThrownBy(() -> walk.fetch(job, walk.first("top"))).isInstanceOf(PlatformException.NotFound.class);
        assertThat(held.contents(walk.creator)).isEmpty();
    }
}
