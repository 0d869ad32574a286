package io.creatorfleet.content;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches one page of a feed: of a walk, to keep what the job still lacks; of a ranking, to keep it as a whole. */
final class FetchContentHandler implements TaskHandler {

    private final Platforms platforms;
    private final CreatorStore creators;
    private final PageIntake intake;
    private final RefreshStore refreshes;
    private final ContentProperties properties;

    FetchContentHandler(
            Platforms platforms,
            CreatorStore creators,
            PageIntake intake,
            RefreshStore refreshes,
            ContentProperties properties) {
        this.platforms = platforms;
        this.creators = creators;
        this.intake = intake;
        this.refreshes = refreshes;
        this.properties = properties;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONTENT;
    }

    @Override
    public Verdict handle(Task task) throws PlatformException {
        PagePayload asked = PagePayload.of(task);
        Optional<Creator> held = creators.find(asked.creator());
        if (held.isEmpty()) {
            return new Verdict.Conclude("Creator %d is not held any more".formatted(asked.creator()), Results.NONE);
        }
        Creator creator = held.get();
        Platform platform = platforms.of(creator.platform());
        Page page = platform.page(creator.reference(), asked.feed(), asked.cursor());
        Shown shown = Shown.of(page);
        Feed feed = feed(platform, creator, asked);
        return switch (feed.extent()) {
            case ONE_PAGE -> ended(unread(asked, shown), () -> intake.ranking(creator, asked, shown));
            case QUOTA -> {
                refuseSilence(page, asked, creator);
                yield walk(new Step(task.jobId(), feed, asked), creator, shown, page.next());
            }
        };
    }

    /** A feed that its platform offers no more, while a task of it is open, is read to the end as it was begun. */
    private static Feed feed(Platform platform, Creator creator, PagePayload asked) {
        return platform.feeds(creator.reference()).stream()
                .filter(feed -> feed.name().equals(asked.feed()))
                .findFirst()
                .orElseGet(() -> Feed.walked(asked.feed()));
    }

    /** An empty first page of an account with items is how a platform shows that our access has lapsed. */
    private static void refuseSilence(Page page, PagePayload asked, Creator creator)
            throws PlatformException.Malformed {
        boolean nothing = page.items().isEmpty() && page.unreadable().isEmpty() && page.next() == null;
        Long published = creator.items();
        if (nothing && asked.page() == 1 && published != null && published > 0) {
            throw new PlatformException.Malformed(
                    "%s shows none of the %d items it says %s has: the credential's access may have lapsed"
                            .formatted(creator.platform().key(), published, creator.username()),
                    null);
        }
    }

    private Verdict walk(Step step, Creator creator, Shown shown, @Nullable String following) {
        String next = following == null || refreshes.hasCaughtUp(step, shown) ? null : following;
        String obstacle = next == null ? null : obstacle(step.page(), next);
        String shortfall = obstacle == null ? unread(step.page(), shown) : obstacle;
        boolean complete = shortfall == null || intake.fills(step, shown);
        boolean capped = obstacle != null && step.page().page() >= properties.pageCap();
        String onward = obstacle == null ? next : null;
        return ended(
                complete ? null : shortfall,
                () -> capped ? intake.walkToCap(step, creator, shown) : intake.walk(step, creator, shown, onward));
    }

    private static Verdict ended(@Nullable String shortfall, Results results) {
        return shortfall == null ? new Verdict.Done(results) : new Verdict.Conclude(shortfall, results);
    }

    /** That the page had items and none came of them; null: some did, or it had none. */
    private static @Nullable String unread(PagePayload asked, Shown shown) {
        return shown.isUnread()
                ? "None of the %d items of page %d of %s could be read"
                        .formatted(shown.unreadable().size(), asked.page(), asked.feed())
                : null;
    }

    /** Why the walk cannot go on to the next page although there is one. */
    private @Nullable String obstacle(PagePayload asked, String next) {
        if (next.equals(asked.cursor()) || asked.hasSeen(next)) {
            return "Page %d of %s names a cursor of this walk again: what lies behind it was not read"
                    .formatted(asked.page(), asked.feed());
        }
        return asked.page() >= properties.pageCap()
                ? "The walk through %s stopped at its cap of %d pages".formatted(asked.feed(), properties.pageCap())
                : null;
    }
}
