package io.creatorfleet.platform;

import java.util.Set;

/**
 * A list of an account's items that its platform offers.
 *
 * @param kinds which items it is read for; none of a ranking
 */
public record Feed(String name, Extent extent, Set<Item.Kind> kinds) {

    /** How much of a feed is read. */
    public enum Extent {
        /**
         * From the newest item to the oldest, until the job has what it asks for of the feed's kinds; each item counts
         * towards what the job asks for, those of other kinds as well.
         */
        QUOTA,
        /** Its first page as a whole, which counts towards nothing: a ranking of the moment. */
        ONE_PAGE
    }

    public Feed {
        kinds = Set.copyOf(kinds);
    }

    /** A feed that is walked until the job has all that it asks for. */
    public static Feed walked(String name) {
        return new Feed(name, Extent.QUOTA, Set.of(Item.Kind.values()));
    }

    /** A feed that is walked until the job has what it asks for of one kind: for the others there are other feeds. */
    public static Feed walked(String name, Item.Kind kind) {
        return new Feed(name, Extent.QUOTA, Set.of(kind));
    }

    /** A ranking, of which one page is read. */
    public static Feed ranking(String name) {
        return new Feed(name, Extent.ONE_PAGE, Set.of());
    }
}
