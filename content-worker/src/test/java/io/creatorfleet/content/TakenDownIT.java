package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.submission;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of items that a page shows as taken down. */
class TakenDownIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private Walk walk;
    private UUID job;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void hold() throws Exception {
        walk = Walk.ofCommunity(held);
        job = held.job(walk.creator, 0, 5);
        walk.platform.show("new", null, page(null, submission("t3_a"), submission("t3_b")));
        held.settle(walk.fetch(job, walk.first("new")));
    }

    @Test
    void leavesATombstoneAndDeletesItsFiles() throws Exception {
        List<FollowUp> followUps = takeDown();

        assertThat(held.contents(walk.creator)).first().satisfies(row -> {
            assertThat(row).containsEntry("removed_by", "moderator").containsEntry("likes", 10L);
            assertThat(row.get("removed_at")).isNotNull();
            assertThat(row.get("title")).isNull();
            assertThat(row.get("caption")).isNull();
            assertThat(row.get("author")).isNull();
            assertThat(row.get("author_id")).isNull();
            assertThat(row.get("details")).isNull();
            assertThat(row.get("permalink")).isNull();
        });
        assertThat(held.media(walk.creator)).first().satisfies(row -> {
            assertThat(row).containsEntry("state", "REMOVED");
            assertThat(row.get("link")).isNull();
            assertThat(followUps).contains(new FollowUp(TaskKind.MEDIA, "local", String.valueOf(row.get("id"))));
        });
        assertThat(held.column(walk.creator, "title")).containsEntry("t3_b", "title of t3_b");
    }

    @Test
    void keepsNothingOfWhatItNeverHeld() throws Exception {
        walk.platform.show("new", null, page(null, submission("t3_c", "author")));

        assertThat(held.settle(walk.fetch(job, walk.first("new")))).isEmpty();
        assertThat(held.column(walk.creator, "likes")).containsOnlyKeys("t3_a", "t3_b");
    }

    @Test
    void keepsWhenItWasFirstSeenToBeGone() throws Exception {
        takeDown();
        Object first = held.column(walk.creator, "removed_at").get("t3_a");

        assertThat(takeDown()).noneMatch(followUp -> followUp.upstream().equals("local"));
        assertThat(held.column(walk.creator, "removed_at")).containsEntry("t3_a", first);
    }

    @Test
    void bringsBackWhatIsShownAgain() throws Exception {
        takeDown();
        walk.platform.show("new", null, page(null, submission("t3_a"), submission("t3_b")));

        held.settle(walk.fetch(job, walk.first("new")));

        assertThat(held.contents(walk.creator)).first().satisfies(row -> {
            assertThat(row).containsEntry("title", "title of t3_a");
            assertThat(row.get("removed_at")).isNull();
        });
        assertThat(held.media(walk.creator))
                .first()
                .satisfies(row -> assertThat(row).containsEntry("state", "PENDING"));
    }

    private List<FollowUp> takeDown() throws Exception {
        walk.platform.show("new", null, page(null, submission("t3_a", "moderator"), submission("t3_b")));
        return held.settle(walk.fetch(job, walk.first("new")));
    }
}
