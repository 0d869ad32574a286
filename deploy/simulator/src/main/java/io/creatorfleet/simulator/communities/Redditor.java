package io.creatorfleet.simulator.communities;

import io.creatorfleet.simulator.chance.Seed;
import io.creatorfleet.simulator.creators.Growth;
import io.creatorfleet.simulator.creators.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user.
 *
 * @param name in lower case
 * @param number that faults and growth are aimed at
 * @param seed of everything about the user
 */
public record Redditor(String name, long number, Seed seed, Standing standing, Growth growth) {

    private static final Pattern OF_A_CAST = Pattern.compile("([a-z0-9][a-z0-9_]{1,14})_fan[0-7]");

    /** What follows {@code t2_}. */
    public String id() {
        return NameNumber.of(name).toString(36);
    }

    /** What follows {@code t5_} in the name of the user's profile. */
    public String profileId() {
        return NameNumber.of("u_" + name).toString(36);
    }

    /** The subreddit that the user posts to: where the cast is that it belongs to, else its profile. */
    String home() {
        Matcher cast = OF_A_CAST.matcher(name);
        return cast.matches() ? cast.group(1) : "u_" + name;
    }

    public Instant created() {
        return Pace.EPOCH.minus(Duration.ofHours(seed.with("created").between(100, 60_000)));
    }

    public long linkKarma(Instant now) {
        return karma("link", 400_000, now);
    }

    public long commentKarma(Instant now) {
        return karma("comment", 900_000, now);
    }

    private long karma(String what, long most, Instant now) {
        double days = Duration.between(Pace.EPOCH, now).toHours() / 24.0;
        return Math.round(seed.with(what).between(10, most) * growth.factor() * (1 + days / 2_000));
    }
}
