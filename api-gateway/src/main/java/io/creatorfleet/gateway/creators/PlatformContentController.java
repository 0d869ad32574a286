package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists content of all creators of a platform: viral reels, and posts. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "What is held")
final class PlatformContentController {

    private static final String VIRAL = "viral";

    private final ContentStore store;

    PlatformContentController(ContentStore store) {
        this.store = store;
    }

    @GetMapping("/api/instagram/viral")
    @Operation(
            summary = "Viral reels of all creators, the most viewed first",
            description = "Viral is what analytics found to have many times the views that the creator's reels have on"
                    + " average, and no less than so many: 5 times and 50,000 unless the fleet is set otherwise.")
    ContentPage viral(
            @Parameter(description = "Only those with so many views or more")
                    @RequestParam(name = "min_views", required = false)
                    @Nullable
                    Long minViews,
            @Parameter(description = "Only those published within so many days")
                    @RequestParam(required = false)
                    @Nullable
                    Integer days,
            @Parameter(description = "Only those of creators of this niche, as it is written")
                    @RequestParam(required = false)
                    @Nullable
                    String niche,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        ListOrder order = ListOrder.greatestFirst("views");
        Conditions conditions = new Conditions()
                .and("viral AND kind = 'REEL'")
                .and("views >= :least", "least", Bounds.atLeast("min_views", minViews))
                .and(Bounds.AGE, "days", Bounds.days(days))
                .and("creator_id IN (SELECT id FROM creator WHERE niche = :niche)", "niche", niche)
                .after(Cursor.parse(cursor, VIRAL), order);
        return ContentPage.of(store.read(conditions, order, most.read()), most, VIRAL);
    }

    @GetMapping("/api/reddit/posts")
    @Operation(
            summary = "Posts of all communities and users, the newest or best first",
            description = "What was taken down is not listed.")
    ContentPage posts(
            @Parameter(
                            description = "true: only viral ones, whose score and comments are 5 times or more what the"
                                    + " creator's posts have on average; false: only others; both when it is not given")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean viral,
            @Parameter(description = "Only those with this score or more")
                    @RequestParam(name = "min_score", required = false)
                    @Nullable
                    Long minScore,
            @Parameter(description = "Only those published within so many days")
                    @RequestParam(required = false)
                    @Nullable
                    Integer days,
            @Parameter(description = "published (newest first, the usual one) or likes (highest score first)")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Limit most = Limit.of(limit);
        PostSort order = PostSort.of(sort);
        Conditions conditions = new Conditions()
                .and("external_id LIKE 't3\\_%'")
                .and("coalesce(likes, -1) >= :least", "least", Bounds.atLeast("min_score", minScore))
                .and(Bounds.AGE, "days", Bounds.days(days))
                .after(Cursor.parse(cursor, order.name()), order.order());
        if (viral != null) {
            conditions.and(viral ? "viral" : "viral IS NOT TRUE");
        }
        return ContentPage.of(store.read(conditions, order.order(), most.read()), most, order.name());
    }
}
