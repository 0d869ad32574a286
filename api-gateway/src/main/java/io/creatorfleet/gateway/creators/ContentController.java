package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists what is held of a creator's content. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "What is held")
final class ContentController {

    private enum Kind {
        REEL,
        POST
    }

    private final HeldCreators creators;
    private final ContentStore store;

    ContentController(HeldCreators creators, ContentStore store) {
        this.creators = creators;
        this.store = store;
    }

    @GetMapping({
        "/api/instagram/creator/{name}/content",
        "/api/reddit/subreddit/{name}/content",
        "/api/reddit/user/{name}/content"
    })
    @Operation(
            summary = "A creator's content, the greatest or newest first",
            description = "Unknown numbers come last in each order. What was taken down is not listed.")
    ContentPage content(
            @Parameter(hidden = true) CreatorKind kindOfCreator,
            @NameOfCreator @PathVariable String name,
            @Parameter(description = "reel or post; both when it is not given. On Reddit there are posts alone")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(
                            description =
                                    "published (the usual one), views, likes, comments or engagement, which is likes and"
                                            + " comments. On Reddit the score counts as likes")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        ContentSort order = ContentSort.of(sort);
        List<String> kinds = kind == null
                ? kindOfCreator.contents()
                : List.of(Words.of("kind", Kind.class, kind).name());
        Limit most = Limit.of(limit);
        Cursor after = Cursor.parse(cursor, order.name());
        long creator = creators.id(kindOfCreator, name);
        return ContentPage.of(store.list(creator, kinds, order.order(), after, most.read()), most, order.name());
    }
}
