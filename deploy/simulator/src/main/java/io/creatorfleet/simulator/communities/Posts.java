package io.creatorfleet.simulator.communities;

import io.creatorfleet.simulator.communities.Post.Kind;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was posted, as it stands now. */
@Component
public final class Posts {

    /** In an order that brings every kind within any fourteen posts. */
    private static final List<Kind> KINDS = List.of(
            Kind.IMAGE,
            Kind.TEXT,
            Kind.VIDEO,
            Kind.IMAGE,
            Kind.LINK,
            Kind.GALLERY,
            Kind.CROSSPOST_OF_VIDEO,
            Kind.VIDEO,
            Kind.POLL,
            Kind.IMAGE,
            Kind.SILENT_VIDEO,
            Kind.CROSSPOST_OF_TEXT,
            Kind.TEXT,
            Kind.GALLERY);

    private static final List<String> REPEATED_FROM = List.of("spotlessvids", "spotlesspics", "spotlesstalk");
    /** Subreddits whose posts cannot be had one by one either. */
    private static final Set<Standing> CLOSED = Set.of(
            Standing.EMPTY,
            Standing.PRIVATE,
            Standing.BANNED,
            Standing.QUARANTINED,
            Standing.GOLD_ONLY,
            Standing.GATED,
            Standing.FORBIDDEN,
            Standing.LEGAL);

    private static final Set<Standing> WITHOUT_REMOVALS = Set.of(Standing.SPOTLESS, Standing.FADING);

    private static final int REMOVED_EVERY = 11;
    private static final int ORPHANED_EVERY = 97;
    private static final int SMALL = 12;
    private static final Duration FADES_AFTER = Duration.ofHours(12);

    private final Communities communities;
    private final SimulatedClock clock;
    private final Map<PostId, Removal> removed = new ConcurrentHashMap<>();
    private final Set<PostId> gone = ConcurrentHashMap.newKeySet();

    Posts(Communities communities, SimulatedClock clock) {
        this.communities = communities;
        this.clock = clock;
    }

    /** The post with this id, if it is there and has not vanished. */
    public Optional<Post> find(PostId id) {
        return communities
                .community(id.community())
                .filter(community -> id.index() <= community.pace().newest(clock.ofAccounts()))
                .filter(community -> !CLOSED.contains(community.standing()))
                .flatMap(community -> post(community, id.index()));
    }

    /** The newest posts of a subreddit, newest first. */
    public List<Post> of(Community community, int most) {
        long newest = community.pace().newest(clock.ofAccounts());
        long count = switch (community.standing()) {
            case EMPTY -> 0;
            case SMALL, HOSTILE -> SMALL + community.growth().added();
            default -> community.isProfile() ? 80 + community.growth().added() : most;
        };
        return LongStream.range(0, Math.min(count, most))
                .mapToObj(n -> post(community, newest - n))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The newest posts of a user, newest first. */
    public List<Post> of(Redditor redditor, int most) {
        return communities
                .home(redditor)
                .map(home -> of(home, most).stream()
                        .filter(post -> redditor.name().equals(post.author()))
                        .toList())
                .orElse(List.of());
    }

    /** The posts that moderators keep at the top. */
    public List<Post> stickies(Community community) {
        return community.isProfile() || community.standing() == Standing.EMPTY
                ? List.of()
                : LongStream.range(0, Post.STICKY)
                        .mapToObj(index -> post(community, index))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Takes a post down; null: it vanishes without a trace. */
    public void remove(PostId id, @Nullable Removal removal) {
        if (find(id).isEmpty()) {
            throw new IllegalArgumentException("No post t3_" + id.text() + ": nothing is removed");
        }
        if (removal == null) {
            gone.add(id);
        } else {
            removed.put(id, removal);
        }
    }

    private Optional<Post> post(Community community, long index) {
        PostId id = new PostId(community.name(), index);
        boolean faded = community.standing() == Standing.FADING && hasFaded(community, index);
        if (index < 0 || gone.contains(id) || (faded && index % 3 == 1)) {
            return Optional.empty();
        }
        Kind kind = kind(community, index);
        Removal removal = faded && index % 3 == 0 ? Removal.DELETED : removal(community, id);
        Instant time = community.pace().time(index);
        boolean orphaned = index >= Post.STICKY
                && (index % ORPHANED_EVERY == 1 || communities.isDeleted("u/" + community.author(index)));
        return Optional.of(new Post(community, index, time, kind, removal, orphaned, parent(community, index, kind)));
    }

    private static Kind kind(Community community, long index) {
        if (index < Post.STICKY) {
            return Kind.TEXT;
        }
        Kind kind = KINDS.get((int) ((index + community.seed().with("kinds").below(KINDS.size())) % KINDS.size()));
        return community.standing() == Standing.TEXT_ONLY && !kind.isText() ? Kind.TEXT : kind;
    }

    private @Nullable Removal removal(Community community, PostId id) {
        Removal told = removed.get(id);
        if (told != null || id.index() < Post.STICKY || WITHOUT_REMOVALS.contains(community.standing())) {
            return told;
        }
        List<Removal> all = List.of(Removal.values());
        if (community.standing() == Standing.REMOVED) {
            return all.get((int) (id.index() % all.size()));
        }
        long turn = id.index() / REMOVED_EVERY;
        return id.index() % REMOVED_EVERY == 0 ? all.get((int) (turn % all.size())) : null;
    }

    private boolean hasFaded(Community community, long index) {
        return clock.ofAccounts().isAfter(community.pace().time(index).plus(FADES_AFTER));
    }

    private @Nullable Post parent(Community community, long index, Kind kind) {
        if (kind != Kind.CROSSPOST_OF_VIDEO && kind != Kind.CROSSPOST_OF_TEXT) {
            return null;
        }
        Kind wanted = kind == Kind.CROSSPOST_OF_VIDEO ? Kind.VIDEO : Kind.TEXT;
        String from = community
                .seed()
                .with("repeated")
                .with(index)
                .pick(REPEATED_FROM.stream()
                        .filter(name -> !name.equals(community.name()))
                        .toList());
        Community source = communities.community(from).orElseThrow();
        long newest = source.pace().newest(community.pace().time(index))
                - source.growth().added();
        return Stream.iterate(newest, n -> n - 1)
                .filter(n -> kind(source, n) == wanted)
                .findFirst()
                .flatMap(n -> post(source, n))
                .orElse(null);
    }
}
