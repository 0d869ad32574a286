package io.creatorfleet.content;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.Unreadable;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one page of a feed and keeps of it what the job still lacks. */
final class FetchContentHandler implements TaskHandler {

    private static final Logger log = LoggerFactory.getLogger(FetchContentHandler.class);

    private final Platforms platforms;
    private final CreatorStore creators;
    private final ContentStore contents;
    private final MediaStore media;
    private final ContentProperties properties;
    private final MeterRegistry meters;

    FetchContentHandler(
            Platforms platforms,
            CreatorStore creators,
            ContentStore contents,
            MediaStore media,
            ContentProperties properties,
            MeterRegistry meters) {
        this.platforms = platforms;
        this.creators = creators;
        this.contents = contents;
        this.media = media;
        this.properties = properties;
        this.meters = meters;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONTENT;
    }

    @Override
    public Verdict handle(Task task) throws PlatformException {
        PagePayload asked = PagePayload.of(task);
        Optional<Creator> held = creators.find(asked.creator());
        if (held.isEmpty()) {
            return new Verdict.Conclude("Creator %d is not held any more".formatted(asked.creator()), Results.NONE);
        }
        Creator creator = held.get();
        Page page = platforms.of(creator.platform()).page(creator.reference(), asked.feed(), asked.cursor());
        report(page, asked, creator);
        refuseSilence(page, asked, creator);
        List<Item> items = distinct(page.items());
        String obstacle = page.next() == null ? null : obstacle(asked, page.next());
        if (obstacle != null && !select(task.jobId(), asked, items).rest().filled()) {
            return new Verdict.Conclude(obstacle, () -> write(task, creator, asked, items, null));
        }
        String next = obstacle == null ? page.next() : null;
        return new Verdict.Done(() -> write(task, creator, asked, items, next));
    }

    private void report(Page page, PagePayload asked, Creator creator) {
        meters.counter(
                        "fleet.content.unreadable",
                        "platform",
                        creator.platform().key())
                .increment(page.unreadable().size());
        for (Unreadable item : page.unreadable()) {
            log.warn(
                    "Page {} of {}'s {} goes on without an item: {}",
                    asked.page(),
                    creator.username(),
                    asked.feed(),
                    item.reason());
        }
    }

    /** An empty first page of an account with items is how a platform shows that our access has lapsed. */
    private static void refuseSilence(Page page, PagePayload asked, Creator creator)
            throws PlatformException.Malformed {
        boolean nothing = page.items().isEmpty() && page.unreadable().isEmpty() && page.next() == null;
        Long published = creator.items();
        if (nothing && asked.page() == 1 && published != null && published > 0) {
            throw new PlatformException.Malformed(
                    "%s shows none of the %d items it says %s has: the credential's access may have lapsed"
                            .formatted(creator.platform().key(), published, creator.username()),
                    null);
        }
    }

    private static List<Item> distinct(List<Item> items) {
        Map<String, Item> byId = new LinkedHashMap<>();
        items.forEach(item -> byId.putIfAbsent(item.id(), item));
        return List.copyOf(byId.values());
    }

    /** Why the walk cannot go on to the next page although there is one. */
    private @Nullable String obstacle(PagePayload asked, String next) {
        if (next.equals(asked.cursor()) || asked.hasSeen(next)) {
            return "Page %d of %s names a cursor of this walk again: what lies behind it was not read"
                    .formatted(asked.page(), asked.feed());
        }
        return asked.page() >= properties.pageCap()
                ? "The walk through %s stopped at its cap of %d pages".formatted(asked.feed(), properties.pageCap())
                : null;
    }

    private Quota.Taken select(UUID job, PagePayload asked, List<Item> items) {
        return contents.missing(job, asked.creator()).take(items, contents.held(job, asked.creator(), items));
    }

    private List<FollowUp> write(
            Task task, Creator creator, PagePayload asked, List<Item> items, @Nullable String next) {
        contents.lock(creator.id());
        Quota.Taken taken = select(task.jobId(), asked, items);
        contents.save(task.jobId(), asked, taken.items());
        List<FollowUp> followUps = new ArrayList<>(media.record(creator, files(taken.items())));
        if (next != null && !taken.rest().filled()) {
            followUps.add(asked.next(next).followUp(creator.platform()));
        }
        return followUps;
    }

    private static List<MediaStore.Sighting> files(List<Item> items) {
        return items.stream()
                .flatMap(item -> item.assets().stream().map(asset -> new MediaStore.Sighting(item.id(), asset)))
                .toList();
    }
}
