package io.creatorfleet.simulator.communities;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import io.creatorfleet.simulator.creators.Creators;
import io.creatorfleet.simulator.creators.Growths;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Every subreddit and user that can be found by name. */
@Component
public final class Communities {

    private static final Pattern COMMUNITY = Pattern.compile("u_[a-z0-9_-]{3,20}|[a-z0-9][a-z0-9_]{1,20}");
    private static final Pattern REDDITOR = Pattern.compile("[a-z0-9_-]{3,20}");

    private final SimulatedClock clock;
    private final Growths growths;
    private final Set<String> deleted = ConcurrentHashMap.newKeySet();

    Communities(SimulatedClock clock, Growths growths) {
        this.clock = clock;
        this.growths = growths;
    }

    /** The subreddit of this name, in whatever case it is written. */
    public Optional<Community> community(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!COMMUNITY.matcher(lower).matches()) {
            return Optional.empty();
        }
        boolean profile = lower.startsWith("u_");
        String prefixed = profile ? "u/" + lower.substring(2) : "r/" + lower;
        Standing standing = deleted.contains(prefixed) ? Standing.BANNED : Standing.of(prefixed.substring(2));
        Seed seed = Seed.of(prefixed);
        long number = Creators.number(seed);
        return standing == Standing.MISSING
                ? Optional.empty()
                : Optional.of(new Community(lower, number, seed, standing, growths.of(number)));
    }

    /** The subreddit with this id. */
    public Optional<Community> byId(String id) {
        return id.matches("[1-9a-z][0-9a-z]{0,39}")
                ? community(NameNumber.name(new BigInteger(id, 36)))
                : Optional.empty();
    }

    /** The user of this name, in whatever case it is written. */
    public Optional<Redditor> redditor(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String prefixed = "u/" + lower;
        Standing standing = Standing.of(lower);
        if (!REDDITOR.matcher(lower).matches() || deleted.contains(prefixed) || standing == Standing.MISSING) {
            return Optional.empty();
        }
        Seed seed = Seed.of(prefixed);
        long number = Creators.number(seed);
        return Optional.of(new Redditor(lower, number, seed, standing, growths.of(number)));
    }

    /** Where a user posts. */
    public Optional<Community> home(Redditor redditor) {
        return community(redditor.home());
    }

    /** Takes away a subreddit, as banned, or a user, with all posts; the name begins with {@code r/} or {@code u/}. */
    public void delete(String prefixed) {
        deleted.add(existing(prefixed));
    }

    /** Whether what has this name, which begins with {@code r/} or {@code u/}, was taken away. */
    boolean isDeleted(String prefixed) {
        return deleted.contains(prefixed);
    }

    /** Lets a subreddit or a user post so many times at once. */
    public void grow(String prefixed, int items) {
        Community community = posting(prefixed);
        growths.add(community.number(), community.pace(), items, clock.ofAccounts());
    }

    /** Multiplies the counts of a subreddit or a user, and of their posts. */
    public void scale(String prefixed, double factor) {
        growths.scale(Creators.number(Seed.of(existing(prefixed))), factor);
    }

    private Community posting(String prefixed) {
        String name = existing(prefixed);
        Optional<Community> community = name.startsWith("r/")
                ? community(name.substring(2))
                : redditor(name.substring(2)).flatMap(this::home);
        return community.orElseThrow(() -> new IllegalArgumentException("'" + prefixed + "' posts nowhere"));
    }

    private String existing(String prefixed) {
        String lower = prefixed.toLowerCase(Locale.ROOT);
        String name = lower.substring(Math.min(2, lower.length()));
        boolean there = (lower.startsWith("r/") && community(name).isPresent())
                || (lower.startsWith("u/") && redditor(name).isPresent());
        if (!there) {
            throw new IllegalArgumentException("No subreddit or user '" + prefixed + "': nothing changes");
        }
        return lower;
    }
}
