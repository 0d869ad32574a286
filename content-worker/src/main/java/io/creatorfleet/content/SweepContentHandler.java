package io.creatorfleet.content;

import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.ItemLookup;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a platform, with one call, for the items that were longest unseen, and buries those that are gone. */
final class SweepContentHandler implements TaskHandler {

    // For items that the platform leaves out, without a word.
    private static final String OMITTED = "omitted";

    private final Map<PlatformId, ItemLookup> lookups;
    private final SweepStore sweeps;
    private final TombstoneStore tombstones;
    private final SweepProperties properties;

    SweepContentHandler(
            List<ItemLookup> lookups, SweepStore sweeps, TombstoneStore tombstones, SweepProperties properties) {
        this.lookups = lookups.stream().collect(Collectors.toUnmodifiableMap(ItemLookup::id, Function.identity()));
        this.sweeps = sweeps;
        this.tombstones = tombstones;
        this.properties = properties;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SWEEP;
    }

    @Override
    public Verdict handle(Task task) throws PlatformException {
        PlatformId platform = PlatformId.ofKey(task.subject());
        ItemLookup lookup = lookups.get(platform);
        if (lookup == null) {
            throw new IllegalStateException(
                    "No source that shows items by their ids is configured for %s in this worker"
                            .formatted(platform.key()));
        }
        List<SweepStore.Held> asked = sweeps.unseen(platform, properties.after(), lookup.most());
        if (asked.isEmpty()) {
            return new Verdict.Done(tombstones::leftBehind);
        }
        Page page = lookup.items(
                asked.stream().map(SweepStore.Held::externalId).distinct().toList());
        if (page.items().isEmpty()) {
            refuseSilence(platform, lookup, asked);
        }
        return new Verdict.Done(() -> write(task, platform, asked, page));
    }

    /** All gone at once may also be an access that has lapsed: then what was seen last is not shown either. */
    private void refuseSilence(PlatformId platform, ItemLookup lookup, List<SweepStore.Held> asked)
            throws PlatformException {
        List<String> known = new ArrayList<>(sweeps.lastSeen(platform, lookup.most()));
        known.removeAll(asked.stream().map(SweepStore.Held::externalId).toList());
        if (!known.isEmpty() && lookup.items(known).items().isEmpty()) {
            throw new PlatformException.Malformed(
                    "%s shows none of %d items, nor any of the %d it showed last: the credential's access may have lapsed"
                            .formatted(platform.key(), asked.size(), known.size()),
                    null);
        }
    }

    private List<FollowUp> write(Task task, PlatformId platform, List<SweepStore.Held> asked, Page page) {
        sweeps.lock(asked);
        Map<String, Item> shown =
                page.items().stream().collect(Collectors.toMap(Item::id, Function.identity(), (first, again) -> first));
        List<SweepStore.Held> standing = asked.stream()
                .filter(item -> shown.containsKey(item.externalId()) && removedBy(item, shown) == null)
                .toList();
        List<SweepStore.Held> unread = asked.stream()
                .filter(item -> !shown.containsKey(item.externalId()) && isUnreadable(item.externalId(), page))
                .toList();
        List<SweepStore.Held> gone = new ArrayList<>(asked);
        gone.removeAll(standing);
        gone.removeAll(unread);
        sweeps.confirm(standing, shown);
        sweeps.see(unread);
        List<FollowUp> followUps = new ArrayList<>(
                tombstones.bury(gone.stream().map(item -> removed(item, shown)).toList()));
        if (!sweeps.unseen(platform, properties.after(), 1).isEmpty()) {
            followUps.add(new FollowUp(TaskKind.SWEEP, task.upstream(), task.subject()));
        }
        return followUps;
    }

    private static TombstoneStore.Removed removed(SweepStore.Held item, Map<String, Item> shown) {
        String by = removedBy(item, shown);
        return new TombstoneStore.Removed(item.creatorId(), item.externalId(), by == null ? OMITTED : by);
    }

    private static @Nullable String removedBy(SweepStore.Held item, Map<String, Item> shown) {
        Item seen = shown.get(item.externalId());
        return seen == null ? null : Shown.removedBy(seen.submission());
    }

    /** What could not be understood is there all the same: its id stands somewhere in it. */
    private static boolean isUnreadable(String item, Page page) {
        return page.unreadable().stream().anyMatch(one -> one.raw().contains(item));
    }
}
