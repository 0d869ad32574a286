package io.creatorfleet.simulator.communities;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.creators.Growth;
import io.creatorfleet.simulator.creators.Markup;
import io.creatorfleet.simulator.creators.Pace;
import java.time.Duration;
import java.time.Instant;

/**
 * A subreddit, or the profile that a user posts to.
 *
 * @param name in lower case
 * @param number that faults and growth are aimed at
 * @param seed of everything about it
 */
public record Community(String name, long number, Seed seed, Standing standing, Growth growth) {

    private static final String PROFILE = "u_";
    private static final int CAST = 8;
    private static final int LONGEST_WITH_A_CAST = 15;

    /** How the name is written. */
    public String spelling() {
        return Texts.ALL.spelled().getOrDefault(name, name);
    }

    /** The name with what it is before it. */
    public String prefixedName() {
        return isProfile() ? "u/" + owner() : "r/" + spelling();
    }

    /** What follows {@code t5_}. */
    public String id() {
        return NameNumber.of(name).toString(36);
    }

    public boolean isProfile() {
        return name.startsWith(PROFILE);
    }

    /** The user whose profile it is. */
    public String owner() {
        return name.substring(PROFILE.length());
    }

    public Instant created() {
        return Pace.EPOCH.minus(Duration.ofHours(seed.with("created").between(2_000, 80_000)));
    }

    /** Subscribers, a part in ten thousand more each day. */
    public long subscribers(Instant now) {
        long first = isProfile() ? 0 : seed.with("subscribers").between(20_000, 9_000_000);
        double days = Duration.between(Pace.EPOCH, now).toHours() / 24.0;
        return Math.round(first * growth.factor() * (1 + days / 10_000));
    }

    public String description() {
        return text("description", seed.with("description").pick(Texts.ALL.descriptions()));
    }

    /** That, or what a hostile one says in its place. */
    String text(String about, String usual) {
        return standing == Standing.HOSTILE ? Markup.element(about) : usual;
    }

    Pace pace() {
        long minutes = isProfile()
                ? seed.with("pace").between(600, 2_400)
                : seed.with("pace").between(50, 110);
        return new Pace(seed, Duration.ofMinutes(minutes).toSeconds(), growth);
    }

    /** Who wrote a post: one of the cast, as far as their names have room for the subreddit's. */
    String author(long index) {
        if (isProfile()) {
            return owner();
        }
        Seed dice = seed.with("author").with(index);
        return name.length() > LONGEST_WITH_A_CAST
                ? "stranger_" + Long.toString(dice.below(2_000_000_000L), 36)
                : name + "_fan" + dice.below(CAST);
    }
}
