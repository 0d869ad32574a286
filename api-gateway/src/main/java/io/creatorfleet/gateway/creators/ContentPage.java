package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.creators.ContentStore.Placed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of content.
 *
 * @param cursor of the next part of the list; null: this was the last
 */
record ContentPage(List<ContentView> content, @Nullable String cursor) {

    static ContentPage of(List<Placed> read, Limit most, String order) {
        return new ContentPage(
                most.cut(read).stream().map(Placed::item).toList(),
                most.next(read, last -> new Cursor(order, last.key(), Long.toString(last.id()))));
    }
}
