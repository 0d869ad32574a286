package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.gateway.creators.CreatorListStore.NicheCount;
import io.creatorfleet.gateway.creators.CreatorListStore.Placed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Lists and shows the creators that are held, and keeps what people say of them. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "What is held")
final class CreatorController {

    private static final String NICHES = "niches";

    /** @param cursor of the next part of the list; null: this was the last */
    record Creators(
            List<CreatorView.Entry> creators, @Nullable String cursor) {}

    /** @param cursor of the next part of the list; null: this was the last */
    record Niches(List<NicheCount> niches, @Nullable String cursor) {}

    private final HeldCreators creators;
    private final CreatorListStore lists;
    private final Curator curator;

    CreatorController(HeldCreators creators, CreatorListStore lists, Curator curator) {
        this.creators = creators;
        this.lists = lists;
        this.curator = curator;
    }

    @GetMapping({"/api/instagram/creators", "/api/reddit/subreddits", "/api/reddit/users"})
    @Operation(
            summary = "Creators held: accounts of Instagram, communities or users of Reddit",
            description = "What is unknown comes last in each order.")
    Creators creators(
            @Parameter(hidden = true) CreatorKind kind,
            @Parameter(description = "Only those of this niche, as it is written")
                    @RequestParam(required = false)
                    @Nullable
                    String niche,
            @Parameter(description = "A part of the name or of the displayed name, of 3 characters or more")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "Only those with so many followers or more; of a community: subscribers")
                    @RequestParam(name = "min_followers", required = false)
                    @Nullable
                    Long minFollowers,
            @Parameter(
                            description =
                                    "followers (most first, the usual one), engagement (highest rate first), added (newest"
                                            + " first), refreshed (newest first) or username (alphabetically)")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        CreatorFilter filter = CreatorFilter.of(kind, niche, q, minFollowers, sort, cursor, limit);
        List<Placed> read = lists.list(filter);
        return new Creators(
                filter.limit().cut(read).stream().map(Placed::entry).toList(),
                filter.limit()
                        .next(read, last -> new Cursor(filter.sort().name(), last.key(), Long.toString(last.id()))));
    }

    @GetMapping({"/api/instagram/creator/{name}", "/api/reddit/subreddit/{name}", "/api/reddit/user/{name}"})
    @Operation(
            summary = "One creator: profile, curated fields, analytics, freshness",
            description =
                    "The header ETag names this state of it, for If-None-Match here and If-Match when it is changed.")
    @ApiResponse(responseCode = "200", description = "The creator as he is held")
    ResponseEntity<CreatorView> creator(
            @Parameter(hidden = true) CreatorKind kind, @NameOfCreator @PathVariable String name) {
        return tagged(creators.find(kind, name).view());
    }

    @OpenTo(Audience.OPERATORS)
    @PatchMapping(
            path = {"/api/instagram/creator/{name}", "/api/reddit/subreddit/{name}", "/api/reddit/user/{name}"},
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Operation(
            summary = "Set niche, review, notes or source of a creator",
            description = "What is absent stays, null clears. No scrape changes what was set. The sources of Instagram"
                    + " give other ids: once another one is set, the account is held anew under its id.")
    @ApiResponse(responseCode = "200", description = "The creator as he is held now")
    @ApiResponse(responseCode = "412", description = "He has changed since: nothing was set")
    ResponseEntity<CreatorView> curate(
            @Parameter(hidden = true) CreatorKind kind,
            @NameOfCreator @PathVariable String name,
            @Parameter(description = "Set it only if the creator still has this ETag; without it, in any case")
                    @RequestHeader(name = "If-Match", required = false)
                    @Nullable
                    String ifMatch,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Any of niche, review, notes, source (graph or looter): a text each, or null")
                    @RequestBody
                    JsonNode patch) {
        return tagged(curator.curate(kind, name, Curation.of(patch), ifMatch));
    }

    @GetMapping({"/api/instagram/niches", "/api/reddit/niches"})
    @Operation(summary = "The niches of the creators held, alphabetically, with their numbers")
    Niches niches(
            @Parameter(hidden = true) CreatorKind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        Cursor after = Cursor.parse(cursor, NICHES);
        List<NicheCount> read = lists.niches(kind.platform(), after == null ? null : after.key(), most.read());
        return new Niches(most.cut(read), most.next(read, last -> new Cursor(NICHES, last.niche(), "")));
    }

    private ResponseEntity<CreatorView> tagged(CreatorView view) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(curator.tag(view))
                .body(view);
    }
}
