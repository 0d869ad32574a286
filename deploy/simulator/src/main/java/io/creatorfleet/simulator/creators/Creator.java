package io.creatorfleet.simulator.creators;

import io.creatorfleet.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;

/**
 * An account.
 *
 * @param number what its id, and the name of each of its files, is made from; a new name does not change it
 * @param legacyId the id from before the account had one of the platform's present ones
 * @param username its name now, in lower case
 * @param seed of everything else about it
 * @param growth what was done to it behind the scenes
 */
public record Creator(
        long number, long legacyId, String username, Seed seed, Trait trait, Persona persona, Growth growth) {

    private static final long FIRST_ID = 17_841_400_000_000_000L;

    /** The platform's id of the account: 17 digits, more than a double holds. */
    public String id() {
        return Long.toString(FIRST_ID + number);
    }

    /** Followers, which grow by some parts in a hundred thousand a day. */
    public long followers(Instant now) {
        double daily = seed.with("growth").between(1, 6) / 100_000.0;
        long hours = Duration.between(Pace.EPOCH, now).toHours();
        return Math.round(persona.followers() * growth.factor() * (1 + daily * hours / 24));
    }

    /** The number of the file that holds its picture. */
    public long pictureNumber() {
        return seed.with("picture").between(100_000_000_000_000L, 999_999_999_999_999L);
    }

    public Feed feed() {
        return new Feed(this);
    }
}
