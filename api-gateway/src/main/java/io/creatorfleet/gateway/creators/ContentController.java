package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.creators.ContentStore.Placed;
import io.creatorfleet.gateway.creators.ContentStore.Snapshot;
import io.creatorfleet.platform.PlatformId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what is held of a creator's content and history, and what of all content went viral. */
@RestController
@RequestMapping("/api/instagram")
@Tag(name = "What is held")
final class ContentController {

    private static final String VIRAL = "viral";
    private static final String HISTORY = "history";

    private enum Kind {
        REEL,
        POST
    }

    /** @param cursor of the next part of the list; null: this was the last */
    record Content(List<ContentView> content, @Nullable String cursor) {}

    /** @param cursor of the next part of the list; null: this was the last */
    record History(List<Snapshot> history, @Nullable String cursor) {}

    private final HeldCreators creators;
    private final ContentStore store;

    ContentController(HeldCreators creators, ContentStore store) {
        this.creators = creators;
        this.store = store;
    }

    @GetMapping("/creator/{username}/content")
    @Operation(summary = "A creator's content", description = "sort: published, views, likes or engagement")
    Content content(
            @PathVariable String username,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        ContentSort order = ContentSort.of(sort);
        String stored = kind == null ? null : Words.of(Kind.class, kind).name();
        Limit most = Limit.of(limit);
        Cursor after = Cursor.parse(cursor, order.name());
        long creator = creators.instagram(username).id();
        return answer(store.list(creator, stored, order, after, most.read()), most, order.name());
    }

    @GetMapping("/creator/{username}/history")
    @Operation(summary = "How many followers a creator had, newest first")
    History history(
            @PathVariable String username,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        Cursor after = Cursor.parse(cursor, HISTORY);
        List<Snapshot> read = store.history(
                creators.instagram(username).id(), after == null ? null : after.keyAsInstant(), most.read());
        return new History(
                most.cut(read),
                most.next(read, last -> new Cursor(HISTORY, last.takenAt().toString(), "")));
    }

    @GetMapping("/viral")
    @Operation(summary = "Viral reels, the most viewed first", description = "At least 5 times the creator's average.")
    Content viral(
            @RequestParam(name = "min_views", required = false) @Nullable Long minViews,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        Cursor after = Cursor.parse(cursor, VIRAL);
        Virality virality = Virality.of(minViews, days);
        return answer(store.viral(PlatformId.INSTAGRAM.key(), virality, after, most.read()), most, VIRAL);
    }

    private static Content answer(List<Placed> read, Limit most, String order) {
        return new Content(
                most.cut(read).stream().map(Placed::item).toList(),
                most.next(read, last -> new Cursor(order, Long.toString(last.key()), Long.toString(last.id()))));
    }
}
