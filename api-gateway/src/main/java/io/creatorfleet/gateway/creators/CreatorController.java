package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.creators.CreatorViewStore.NicheCount;
import io.creatorfleet.gateway.creators.CreatorViewStore.Placed;
import io.creatorfleet.platform.PlatformId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists and shows the creators of Instagram that are held, and keeps what people say of them. */
@RestController
@RequestMapping("/api/instagram")
@Tag(name = "What is held")
final class CreatorController {

    private static final String PLATFORM = PlatformId.INSTAGRAM.key();
    private static final String NICHES = "niches";

    /** @param cursor of the next part of the list; null: this was the last */
    record Creators(
            List<CreatorView.Entry> creators, @Nullable String cursor) {}

    /** @param cursor of the next part of the list; null: this was the last */
    record Niches(List<NicheCount> niches, @Nullable String cursor) {}

    private final HeldCreators creators;
    private final CreatorViewStore store;

    CreatorController(HeldCreators creators, CreatorViewStore store) {
        this.creators = creators;
        this.store = store;
    }

    @GetMapping("/creators")
    @Operation(summary = "Creators", description = "sort: followers, added or username")
    Creators creators(
            @RequestParam(required = false) @Nullable String niche,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(name = "min_followers", required = false) @Nullable Long minFollowers,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        CreatorFilter filter = CreatorFilter.of(niche, q, minFollowers, sort, cursor, limit);
        List<Placed> read = store.list(PLATFORM, filter);
        return new Creators(
                filter.limit().cut(read).stream().map(Placed::entry).toList(),
                filter.limit()
                        .next(read, last -> new Cursor(filter.sort().name(), last.key(), Long.toString(last.id()))));
    }

    @GetMapping("/creator/{username}")
    @Operation(summary = "One creator: profile, curated fields, analytics, freshness")
    CreatorView creator(@PathVariable String username) {
        return creators.instagram(username).view();
    }

    @PatchMapping(
            path = "/creator/{username}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(summary = "Set niche, review or notes", description = "What is absent stays, null clears.")
    CreatorView curate(@PathVariable String username, @RequestBody JsonNode patch) {
        Curation curation = Curation.of(patch);
        store.curate(creators.instagram(username).id(), curation);
        return creators.instagram(username).view();
    }

    @GetMapping("/niches")
    @Operation(summary = "The niches of the creators held, with their numbers")
    Niches niches(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        Cursor after = Cursor.parse(cursor, NICHES);
        List<NicheCount> read = store.niches(PLATFORM, after == null ? null : after.key(), most.read());
        return new Niches(most.cut(read), most.next(read, last -> new Cursor(NICHES, last.niche(), "")));
    }
}
