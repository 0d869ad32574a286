package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.item;
import static io.creatorfleet.content.Items.link;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.reel;
import static io.creatorfleet.content.Walk.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Unreadable;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of the items that a page shows. */
class KeptContentIT {

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
    void keepsKnownCountsWhenTheNewOnesAreUnknown() throws Exception {
        walk.platform.show(null, page(null, item("r1", Item.Kind.REEL, "old", 100L, 10L, 1L, link("a"))));
        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));
        walk.platform.show(null, page(null, item("r1", Item.Kind.REEL, null, null, 0L, null, link("a"))));
        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));

        assertThat(held.contents(walk.creator))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("caption", "old")
                        .containsEntry("views", 100L)
                        .containsEntry("likes", 0L)
                        .containsEntry("comments", 1L));
    }

    @Test
    void dropsNulCharactersFromCaptions() throws Exception {
        walk.platform.show(null, page(null, item("r1", Item.Kind.REEL, "a\0b", null, null, null, null)));
        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));

        assertThat(held.contents(walk.creator))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("caption", "ab"));
    }

    @Test
    void copiesAFileAgainOnlyWhenItIsNotStored() throws Exception {
        walk.platform.show(null, page(null, reel("gone"), reel("pending"), reel("stored")));
        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));
        held.jdbc()
                .sql("UPDATE media SET state = 'GONE', resolutions = 3 WHERE external_id = 'gone' AND creator_id = ?")
                .param(walk.creator)
                .update();
        held.jdbc()
                .sql("UPDATE media SET state = 'STORED', size = 1, sha256 = 's', etag = 'e', stored_at = now()"
                        + " WHERE external_id = 'stored' AND creator_id = ?")
                .param(walk.creator)
                .update();
        walk.platform.show(
                null, page(null, reel("gone", link("new")), reel("pending", link("new")), reel("stored", link("new"))));
        List<FollowUp> followUps = held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));

        assertThat(kinds(followUps)).containsExactly(TaskKind.MEDIA, TaskKind.MEDIA);
        assertThat(held.media(walk.creator))
                .extracting(row -> row.get("state"), row -> row.get("link"), row -> row.get("resolutions"))
                .containsExactly(
                        tuple("PENDING", link("new").url(), 0),
                        tuple("PENDING", link("new").url(), 0),
                        tuple("STORED", link("first").url(), 0));
    }

    @Test
    void countsItemsThatAreNewAndThatWereKnown() throws Exception {
        walk.platform.show(null, page(null, reel("r1"), reel("r2")));
        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));
        walk.platform.show(null, page(null, reel("r1"), reel("r2"), reel("r3")));
        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));

        assertThat(items("new")).isEqualTo(3);
        assertThat(items("known")).isEqualTo(2);
    }

    private double items(String outcome) {
        return walk.meters
                .get("fleet.content.items")
                .tags("platform", "instagram", "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void copiesNothingThatHasNoLink() throws Exception {
        walk.platform.show(null, page(null, reel("silent", null)));

        List<FollowUp> followUps = held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));

        assertThat(followUps).isEmpty();
        assertThat(held.media(walk.creator))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("state", "NO_LINK"));
    }

    @Test
    void keepsWhatCouldNotBeReadOnceAndCountsItEachTime() throws Exception {
        walk.platform.show(
                null, new Page(List.of(reel("r1")), null, List.of(new Unreadable("Item 7 has no timestamp", "{}"))));

        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));

        held.settle(walk.fetch(held.job(walk.creator, 90, 30), walk.first()));

        assertThat(held.contents(walk.creator)).hasSize(1);
        assertThat(held.unreadable(walk.creator))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("feed", "media")
                        .containsEntry("reason", "Item 7 has no timestamp")
                        .containsEntry("raw", "{}"));
        assertThat(walk.meters
                        .counter("fleet.content.unreadable", "platform", "instagram")
                        .count())
                .isEqualTo(2);
    }
}
