package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.gateway.creators.HistoryStore.Counts;
import io.creatorfleet.gateway.creators.HistoryStore.Followers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what the counts of creators and of their items were. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "What is held")
final class HistoryController {

    private static final String ORDER = "history";

    /** @param cursor of the next part of the list; null: this was the last */
    record CreatorHistory(List<Followers> history, @Nullable String cursor) {}

    /** @param cursor of the next part of the list; null: this was the last */
    record ItemHistory(List<Counts> history, @Nullable String cursor) {}

    private final HeldCreators creators;
    private final HistoryStore store;

    HistoryController(HeldCreators creators, HistoryStore store) {
        this.creators = creators;
        this.store = store;
    }

    @GetMapping({
        "/api/instagram/creator/{name}/history",
        "/api/reddit/subreddit/{name}/history",
        "/api/reddit/user/{name}/history"
    })
    @Operation(summary = "How many followers a creator had, newest first", description = "Of a community: subscribers.")
    CreatorHistory ofCreator(
            @Parameter(hidden = true) CreatorKind kind,
            @NameOfCreator @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        List<Followers> read = store.ofCreator(creators.id(kind, name), before(cursor), most.read());
        return new CreatorHistory(most.cut(read), most.next(read, last -> place(last.takenAt())));
    }

    @GetMapping({
        "/api/instagram/creator/{name}/content/{item}/history",
        "/api/reddit/subreddit/{name}/content/{item}/history",
        "/api/reddit/user/{name}/content/{item}/history"
    })
    @Operation(
            summary = "What an item's counts were, newest first",
            description = "The older, the fewer snapshots are kept.")
    @ApiResponse(responseCode = "200", description = "The snapshots")
    @ApiResponse(responseCode = "410", description = "The item was taken down")
    ItemHistory ofItem(
            @Parameter(hidden = true) CreatorKind kind,
            @NameOfCreator @PathVariable String name,
            @Parameter(description = "The platform's id of the item, as external_id in lists") @PathVariable
                    String item,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        long held = store.item(creators.id(kind, name), item);
        List<Counts> read = store.ofItem(held, before(cursor), most.read());
        return new ItemHistory(most.cut(read), most.next(read, last -> place(last.takenAt())));
    }

    private static @Nullable Instant before(@Nullable String cursor) {
        Cursor after = Cursor.parse(cursor, ORDER);
        return after == null ? null : after.keyAsInstant();
    }

    private static Cursor place(Instant last) {
        return new Cursor(ORDER, last.toString(), "");
    }
}
