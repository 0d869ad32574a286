package io.creatorfleet.simulator.looter;

import io.creatorfleet.simulator.cdn.CdnFile;
import io.creatorfleet.simulator.cdn.LinkSigner;
import io.creatorfleet.simulator.cdn.Links;
import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Feed;
import io.creatorfleet.simulator.creators.Item;
import io.creatorfleet.simulator.creators.Trait;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The documents of the third party. */
@Component
final class LooterPages {

    private static final int LARGEST = 50;

    private final Links links;
    private final LinkSigner signer;
    private final Faults faults;
    private final SimulatedClock clock;

    LooterPages(Links links, LinkSigner signer, Faults faults, SimulatedClock clock) {
        this.links = links;
        this.signer = signer;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * What a call asks for.
     *
     * @param maxId where to go on; empty for the newest page
     */
    record Wish(int count, String maxId, URI address) {}

    /** An account; without one a document that says so, with 200 all the same. */
    ObjectNode profile(Optional<Creator> creator, URI address) {
        boolean shown = creator.isPresent()
                && faults.strike(FaultKind.USER_NOT_FOUND, creator.get().number())
                        .isEmpty();
        return shown
                ? LooterProfile.render(creator.get(), clock.ofAccounts(), file -> link(file, address))
                : JsonMapper.shared().createObjectNode().put("status", false).put("message", "user not found");
    }

    /** A page of reels, with the place to go on at in an object of its own, sealed. */
    ObjectNode reels(Optional<Creator> creator, Wish wish) {
        List<Item> reels = items(creator).stream()
                .filter(item -> item.kind() == Item.Kind.REEL)
                .toList();
        int from = wish.maxId().isEmpty() ? 0 : after(reels, unsealed(wish.maxId()), Item::index);
        Page page = page(creator, reels, from, wish.count());
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode items = document.putArray("items");
        page.items()
                .forEach(item ->
                        items.add(looterItem(creator.orElseThrow(), item, wish).reel()));
        String next = page.more() ? sealed(page.items().getLast().index()) : "";
        document.putObject("paging_info")
                .put("max_id", page.repeated() ? wish.maxId() : next)
                .put("more_available", page.more());
        return document.put("status", "ok");
    }

    /** A page of all that was posted, with the id of its last item as the place to go on at. */
    ObjectNode feed(Optional<Creator> creator, Wish wish) {
        List<Item> all = items(creator);
        int from = wish.maxId().isEmpty() ? 0 : after(all, pk(wish.maxId()), LooterItem::pk);
        Page page = page(creator, all, from, wish.count());
        ObjectNode document = JsonMapper.shared().createObjectNode();
        ArrayNode items = document.putArray("items");
        page.items()
                .forEach(item ->
                        items.add(looterItem(creator.orElseThrow(), item, wish).post()));
        document.put("num_results", page.items().size());
        document.put("more_available", page.more());
        if (page.more()) {
            String next =
                    LooterItem.id(creator.orElseThrow(), page.items().getLast().shortcode());
            document.put("next_max_id", page.repeated() ? wish.maxId() : next);
        }
        return document.put("status", "ok");
    }

    private LooterItem looterItem(Creator creator, Item item, Wish wish) {
        return new LooterItem(creator, item, file -> link(file, wish.address()));
    }

    private String link(CdnFile file, URI address) {
        return links.to(file, address, clock.instant());
    }

    private List<Item> items(Optional<Creator> creator) {
        Instant now = clock.ofAccounts();
        return creator.filter(account -> account.trait() != Trait.EXPIRED_ACCESS)
                .map(Creator::feed)
                .map(feed -> all(feed, now))
                .orElse(List.of());
    }

    private static List<Item> all(Feed feed, Instant now) {
        return feed.items(feed.newest(now), feed.oldest(now), now);
    }

    /** A page from this place on: often shorter than asked for, which says nothing; empty when a fault wants it so. */
    private Page page(Optional<Creator> creator, List<Item> items, int from, int count) {
        long number = creator.map(Creator::number).orElse(0L);
        if (from >= items.size() || faults.strike(FaultKind.EMPTY_MEDIA, number).isPresent()) {
            return new Page(List.of(), false, false);
        }
        int asked = Math.clamp(count, 1, LARGEST);
        Seed dice = Seed.of("page").with(number).with(items.get(from).index());
        int size = dice.chance(0.5) ? asked : (int) dice.with("short").between((asked + 1) / 2, asked);
        int to = Math.min(items.size(), from + size);
        boolean repeated =
                from > 0 && faults.strike(FaultKind.REPEATED_CURSOR, number).isPresent();
        return new Page(items.subList(from, to), to < items.size() || repeated, repeated);
    }

    private record Page(List<Item> items, boolean more, boolean repeated) {}

    /** The place after the item with this key; the end without one. */
    private static int after(List<Item> items, long key, ToLongFunction<Item> keyOf) {
        for (int n = 0; n < items.size(); n++) {
            if (keyOf.applyAsLong(items.get(n)) == key) {
                return n + 1;
            }
        }
        return items.size();
    }

    private static long pk(String maxId) {
        String pk = maxId.replaceFirst("_.*", "");
        if (!pk.matches("\\d{1,19}")) {
            throw new IllegalArgumentException("max_id");
        }
        return Long.parseLong(pk);
    }

    private String sealed(long index) {
        return Long.toString(index, 36) + "_" + signer.seal("max_id " + index);
    }

    private long unsealed(String maxId) {
        int end = maxId.indexOf('_');
        if (end < 1 || end > 12 || !maxId.substring(0, end).matches("[0-9a-z]+")) {
            throw new IllegalArgumentException("max_id");
        }
        long index = Long.parseLong(maxId.substring(0, end), 36);
        if (!sealed(index).equals(maxId)) {
            throw new IllegalArgumentException("max_id");
        }
        return index;
    }
}
