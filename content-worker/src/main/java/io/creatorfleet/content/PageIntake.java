package io.creatorfleet.content;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Unreadable;
import io.creatorfleet.task.FollowUp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of a page that was read, all in the transaction that ends its task, and what follows from it. */
final class PageIntake {

    // Where rankings of any platform are called so, it is that of the week.
    private static final String TOP_OF_WEEK = "top";

    private final WalkStore walks;
    private final ContentStore contents;
    private final TombstoneStore tombstones;
    private final MediaStore media;
    private final UnreadableItems unreadables;
    private final KeptItems counts;

    PageIntake(
            WalkStore walks,
            ContentStore contents,
            TombstoneStore tombstones,
            MediaStore media,
            UnreadableItems unreadables,
            KeptItems counts) {
        this.walks = walks;
        this.contents = contents;
        this.tombstones = tombstones;
        this.media = media;
        this.unreadables = unreadables;
        this.counts = counts;
    }

    /** Whether the job lacks nothing any more of what the feed is walked for, once it has the page. */
    boolean fills(Step step, Shown shown) {
        return select(step, shown.standing()).rest().filled(step.feed().kinds());
    }

    /** Keeps of the page what the job still lacks, and goes on while it lacks more of what the feed is walked for. */
    List<FollowUp> walk(Step step, Creator creator, Shown shown, @Nullable String next) {
        Optional<OffsetDateTime> locked = walks.lock(creator.id());
        if (locked.isEmpty()) {
            return List.of();
        }
        Quota.Taken taken = select(step, shown.standing());
        Reading reading = new Reading(step.page(), step.job(), false, locked.get());
        List<FollowUp> followUps = keep(creator, reading, taken.items(), shown);
        if (next != null && !taken.rest().filled(step.feed().kinds())) {
            followUps.add(step.page().next(next).followUp(creator.platform()));
        }
        return followUps;
    }

    /** The same of the last page that the walk may read, though the feed goes on. */
    List<FollowUp> walkToCap(Step step, Creator creator, Shown shown) {
        List<FollowUp> followUps = walk(step, creator, shown, null);
        walks.capped(step.job(), creator.id());
        return followUps;
    }

    /** Keeps all of the page. */
    List<FollowUp> ranking(Creator creator, PagePayload page, Shown shown) {
        return walks.lock(creator.id())
                .map(at -> new Reading(page, null, page.feed().equals(TOP_OF_WEEK), at))
                .map(reading -> keep(creator, reading, shown.standing(), shown))
                .orElseGet(List::of);
    }

    private Quota.Taken select(Step step, List<Item> items) {
        long creator = step.page().creator();
        return walks.missing(step.job(), creator).take(items, walks.held(step.job(), creator, items));
    }

    private List<FollowUp> keep(Creator creator, Reading reading, List<Item> items, Shown shown) {
        List<FollowUp> followUps = new ArrayList<>(tombstones.bury(shown.removed().entrySet().stream()
                .map(removed -> new TombstoneStore.Removed(creator.id(), removed.getKey(), removed.getValue()))
                .toList()));
        List<Refused> refused = contents.save(reading, items);
        List<Item> kept = new ArrayList<>(items);
        kept.removeAll(refused.stream().map(Refused::item).toList());
        long known = walks.known(reading, kept);
        counts.count(creator.platform(), kept.size() - known, known);
        followUps.addAll(media.record(creator, files(kept)));
        List<Unreadable> more = refused.stream().map(Refused::unreadable).toList();
        unreadables.keep(creator, reading.page(), shown.unreadable(), more);
        return followUps;
    }

    private static List<MediaStore.Sighting> files(List<Item> items) {
        return items.stream()
                .flatMap(item -> item.assets().stream().map(asset -> new MediaStore.Sighting(item.id(), asset)))
                .toList();
    }
}
