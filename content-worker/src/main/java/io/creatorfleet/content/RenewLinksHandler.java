package io.creatorfleet.content;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.LinksPayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Fetches a page, or the profile, again for fresh links to all of its pending media, and wakes their copies. */
final class RenewLinksHandler implements TaskHandler {

    private final Platforms platforms;
    private final CreatorStore creators;
    private final LinkStore links;
    private final Consumer<List<String>> wakeCopies;

    RenewLinksHandler(Platforms platforms, CreatorStore creators, LinkStore links, Consumer<List<String>> wakeCopies) {
        this.platforms = platforms;
        this.creators = creators;
        this.links = links;
        this.wakeCopies = wakeCopies;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.RESOLVE;
    }

    @Override
    public Verdict handle(Task task) throws PlatformException {
        LinksPayload asked = LinksPayload.of(task);
        Optional<Creator> creator = creators.find(asked.creator());
        if (creator.isEmpty()) {
            return new Verdict.Conclude("Creator %d is not held any more".formatted(asked.creator()), Results.NONE);
        }
        if (!links.areAsked(asked)) {
            // Whoever asked while another renewal ended has a link already, and may have missed its call.
            return new Verdict.Done(() -> {
                wakeCopies.accept(links.waiting(asked));
                return List.of();
            });
        }
        try {
            List<Asset> assets = assets(creator.get(), asked);
            return new Verdict.Done(() -> write(asked, assets));
        } catch (PlatformException.NotFound gone) {
            // An answer for all of these media, so it is counted for them and not left to the policy.
            return new Verdict.Conclude(String.valueOf(gone.getMessage()), () -> write(asked, List.of()));
        }
    }

    private List<Asset> assets(Creator creator, LinksPayload asked) throws PlatformException {
        Platform platform = platforms.of(creator.platform());
        if (asked.feed() != null) {
            return platform.page(creator.reference(), asked.feed(), asked.cursor()).items().stream()
                    .flatMap(item -> item.assets().stream())
                    .toList();
        }
        Account account = platform.again(creator.reference(), null);
        // A name changes hands: another account's picture is not the creator's.
        boolean same = account.id().equals(creator.externalId());
        return same && account.picture() != null ? List.of(account.picture()) : List.of();
    }

    private List<FollowUp> write(LinksPayload asked, List<Asset> assets) {
        List<String> renewed = links.renew(asked.creator(), assets);
        List<String> copies = new ArrayList<>(renewed);
        copies.addAll(links.miss(asked, renewed));
        wakeCopies.accept(copies);
        return List.of();
    }
}
