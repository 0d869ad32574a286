package io.creatorfleet.content;

import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The walk of a test over the pages of one creator, at most three pages long. */
final class Walk {

    final FakePlatform platform;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final long creator;
    private final FetchContentHandler handler;

    /** Of an account that says that it has 50 items. */
    Walk(Held held) {
        this(held, new FakePlatform(), held.creator(1000L, 50L));
    }

    private Walk(Held held, FakePlatform platform, long creator) {
        this.platform = platform;
        this.creator = creator;
        this.handler = new FetchContentHandler(
                new Platforms(List.of(platform)),
                new CreatorStore(held.jdbc()),
                new PageIntake(
                        new WalkStore(held.jdbc()),
                        new ContentStore(held.jdbc()),
                        new TombstoneStore(held.jdbc()),
                        new MediaStore(held.jdbc()),
                        new UnreadableItems(new UnreadableStore(held.jdbc()), meters),
                        new KeptItems(meters)),
                new RefreshStore(held.jdbc(), new RefreshProperties(Duration.ofDays(14), 0.05)),
                new ContentProperties(3));
    }

    /** Of a community, with its newest posts and two rankings. */
    static Walk ofCommunity(Held held) {
        FakePlatform reddit =
                new FakePlatform(PlatformId.REDDIT, Feed.walked("new"), Feed.ranking("hot"), Feed.ranking("top"));
        return new Walk(held, reddit, held.creator("reddit", "r/space"));
    }

    /** Of an account whose reels and posts are listed apart. */
    static Walk ofTwoFeeds(Held held) {
        FakePlatform looter = new FakePlatform(
                PlatformId.INSTAGRAM, Feed.walked("reels", Item.Kind.REEL), Feed.walked("posts", Item.Kind.POST));
        return new Walk(held, looter, held.creator(1000L, null));
    }

    PagePayload first() {
        return PagePayload.first(creator, "media");
    }

    PagePayload first(String feed) {
        return PagePayload.first(creator, feed);
    }

    Verdict fetch(UUID job, PagePayload page) throws Exception {
        return handler.handle(Held.task(job, page.followUp(PlatformId.INSTAGRAM)));
    }

    static List<TaskKind> kinds(List<FollowUp> followUps) {
        return followUps.stream().map(FollowUp::kind).toList();
    }
}
