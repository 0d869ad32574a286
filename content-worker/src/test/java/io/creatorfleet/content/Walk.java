package io.creatorfleet.content;

import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;

/** The walk of a test over the pages of one creator, who says that he has 50 items; at most three pages long. */
final class Walk {

    final FakePlatform platform = new FakePlatform();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final long creator;
    private final FetchContentHandler handler;

    Walk(Held held) {
        this.creator = held.creator(1000L, 50L);
        this.handler = new FetchContentHandler(
                new Platforms(List.of(platform)),
                new CreatorStore(held.jdbc()),
                new ContentStore(held.jdbc()),
                new MediaStore(held.jdbc()),
                new ContentProperties(3, 50_000, 5),
                meters);
    }

    PagePayload first() {
        return PagePayload.first(creator, "media");
    }

    Verdict fetch(UUID job, PagePayload page) throws Exception {
        return handler.handle(Held.task(job, page.followUp(PlatformId.INSTAGRAM)));
    }

    static List<TaskKind> kinds(List<FollowUp> followUps) {
        return followUps.stream().map(FollowUp::kind).toList();
    }
}
