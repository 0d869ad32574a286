package io.creatorfleet.content;

import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.ItemLookup;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.platform.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A platform that shows by their ids those items that a test gives it, and takes down nothing else. */
final class FakeLookup implements ItemLookup {

    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final List<Unreadable> unreadable = new CopyOnWriteArrayList<>();
    private final List<List<String>> calls = new CopyOnWriteArrayList<>();

    void show(Item... shown) {
        for (Item item : shown) {
            items.put(item.id(), item);
        }
    }

    void showUnreadable(String raw) {
        unreadable.add(new Unreadable("of another shape", raw));
    }

    /** The ids of each call. */
    List<List<String>> calls() {
        return calls;
    }

    @Override
    public PlatformId id() {
        return PlatformId.REDDIT;
    }

    @Override
    public int most() {
        return 100;
    }

    @Override
    public Page items(List<String> ids) throws PlatformException {
        calls.add(ids);
        List<Item> shown = new ArrayList<>();
        ids.stream().filter(items::containsKey).map(items::get).forEach(shown::add);
        return new Page(shown, null, unreadable);
    }
}
