package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.post;
import static io.creatorfleet.content.Items.reel;
import static io.creatorfleet.content.Walk.kinds;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where walks end through feeds that are for one kind each. */
class FeedsIT {

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
        walk = Walk.ofTwoFeeds(held);
    }

    @Test
    void endsOnceTheKindOfTheFeedIsFilled() throws Exception {
        UUID job = held.job(walk.creator, 2, 2);
        walk.platform.show("reels", null, page("c2", reel("r1"), reel("r2"), reel("r3")));
        walk.platform.show("posts", null, page("c2", post("p1"), post("p2"), post("p3")));

        assertThat(kinds(held.settle(walk.fetch(job, walk.first("reels"))))).doesNotContain(TaskKind.CONTENT);
        assertThat(kinds(held.settle(walk.fetch(job, walk.first("posts"))))).doesNotContain(TaskKind.CONTENT);
        assertThat(held.column(walk.creator, "walk")).containsOnlyKeys("p1", "p2", "r1", "r2");
    }

    @Test
    void goesOnForItsOwnKindAndKeepsWhatItShowsOfTheOther() throws Exception {
        UUID job = held.job(walk.creator, 3, 1);
        walk.platform.show("posts", null, page("c2", reel("r1"), reel("r2")));
        walk.platform.show("posts", "c2", page("c3", reel("r3"), post("p1")));

        assertThat(kinds(held.settle(walk.fetch(job, walk.first("posts"))))).contains(TaskKind.CONTENT);
        held.settle(walk.fetch(job, walk.first("posts").next("c2")));

        assertThat(held.column(walk.creator, "walk")).containsOnlyKeys("p1", "r1", "r2", "r3");
    }

    @Test
    void isCompleteAtThePageCapOnceItsOwnKindIsFilled() throws Exception {
        UUID job = held.job(walk.creator, 1, 30);
        walk.platform.show("reels", "c3", page("c4", reel("r1")));

        assertThat(walk.fetch(job, walk.first("reels").next("c2").next("c3"))).isInstanceOf(Verdict.Done.class);
    }

    /** His newest item is a post, which the list of reels never shows. */
    @Test
    void endsAtReelsThatAreHeldAlthoughAPostIsNewer() throws Exception {
        UUID job = held.job(walk.creator, 5, 5);
        walk.platform.show("reels", null, page("c2", reel("r1")));
        walk.platform.show("posts", null, page("c2", post("p1", Instant.now(), 1)));
        held.settle(walk.fetch(job, walk.first("reels")));
        held.settle(walk.fetch(job, walk.first("posts")));
        held.endWalk(walk.creator);

        UUID refresh = held.refresh(walk.creator, 5, 5);

        assertThat(kinds(held.settle(walk.fetch(refresh, walk.first("reels"))))).doesNotContain(TaskKind.CONTENT);
    }

    /** As from a worker of a release that knew other feeds. */
    @Test
    void goesOnForAllKindsThroughAFeedThatIsOfferedNoMore() throws Exception {
        UUID job = held.job(walk.creator, 1, 1);
        walk.platform.show("media", null, page("c2", reel("r1")));

        assertThat(kinds(held.settle(walk.fetch(job, walk.first("media"))))).contains(TaskKind.CONTENT);
    }
}
