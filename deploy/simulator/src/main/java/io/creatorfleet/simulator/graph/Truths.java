package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.cdn.CdnFile;
import io.creatorfleet.simulator.cdn.Files;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.creators.Creator;
import io.creatorfleet.simulator.creators.Creators;
import io.creatorfleet.simulator.creators.Feed;
import io.creatorfleet.simulator.creators.Item;
import io.creatorfleet.simulator.creators.Trait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a walk that met no fault finds. */
@Component
public final class Truths {

    private final Creators creators;
    private final SimulatedClock clock;
    private final Files files;

    Truths(Creators creators, SimulatedClock clock, Files files) {
        this.creators = creators;
        this.clock = clock;
        this.files = files;
    }

    /** The newest reels and posts of an account, as many as asked for, with all files; empty without such an account. */
    public Optional<Truth> of(String username, int reels, int posts) {
        return creators.find(username).map(creator -> {
            List<Item> items = newest(creator, reels, posts);
            return new Truth(
                    creator.id(),
                    creator.username(),
                    items.stream()
                            .map(item -> new Truth.Item(item.id(), kind(item)))
                            .toList(),
                    Stream.concat(picture(creator), items.stream().flatMap(item -> files(creator, item)))
                            .toList());
        });
    }

    private List<Item> newest(Creator creator, int reels, int posts) {
        if (creator.trait() == Trait.EXPIRED_ACCESS) {
            return List.of();
        }
        Feed feed = creator.feed();
        Instant now = clock.ofAccounts();
        List<Item> newest = new ArrayList<>();
        int lackingReels = reels;
        int lackingPosts = posts;
        for (Item item : feed.items(feed.newest(now), feed.oldest(now), now)) {
            boolean wanted = kind(item) == Truth.Kind.REEL ? lackingReels-- > 0 : lackingPosts-- > 0;
            if (wanted) {
                newest.add(item);
            }
        }
        return newest;
    }

    private static Truth.Kind kind(Item item) {
        return item.kind() == Item.Kind.REEL ? Truth.Kind.REEL : Truth.Kind.POST;
    }

    private Stream<Truth.File> picture(Creator creator) {
        CdnFile picture = UserNode.picture(creator);
        return picture == null ? Stream.empty() : Stream.of(file(null, name(picture), Truth.Role.PICTURE, picture));
    }

    private static String name(CdnFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    private Stream<Truth.File> files(Creator creator, Item item) {
        MediaNode node = new MediaNode(creator, item, CdnFile::path);
        return switch (item.kind()) {
            case IMAGE -> Stream.of(file(item, item.id(), Truth.Role.IMAGE, node.media()));
            case REEL, FEED_VIDEO -> video(item, item.id(), node.media(), node.cover());
            case CAROUSEL -> node.parts().stream().flatMap(part -> part(item, part));
        };
    }

    private Stream<Truth.File> part(Item item, MediaNode.ChildNode part) {
        String id = part.child().id();
        return part.child().video()
                ? video(item, id, part.media(), part.cover())
                : Stream.of(file(item, id, Truth.Role.IMAGE, part.media()));
    }

    private Stream<Truth.File> video(Item item, String id, @Nullable CdnFile video, @Nullable CdnFile cover) {
        return Stream.of(file(item, id, Truth.Role.VIDEO, video), file(item, id, Truth.Role.THUMBNAIL, cover));
    }

    private Truth.File file(@Nullable Item item, String asset, Truth.Role role, @Nullable CdnFile file) {
        String of = item == null ? null : item.id();
        if (file == null) {
            return new Truth.File(of, asset, role, null, null);
        }
        Files.Fingerprint fingerprint = files.fingerprint(file);
        return new Truth.File(of, asset, role, fingerprint.size(), fingerprint.sha256());
    }
}
