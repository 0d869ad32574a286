package io.creatorfleet.platform;

/** A list of an account's items that its platform offers. */
public record Feed(String name, Extent extent) {

    /** How much of a feed is read. */
    public enum Extent {
        /** From the newest item to the oldest, until the job has what it asks for; each item counts towards that. */
        QUOTA,
        /** Its first page as a whole, which counts towards nothing: a ranking of the moment. */
        ONE_PAGE
    }

    /** A feed that is walked until the job has what it asks for. */
    public static Feed walked(String name) {
        return new Feed(name, Extent.QUOTA);
    }

    /** A ranking, of which one page is read. */
    public static Feed ranking(String name) {
        return new Feed(name, Extent.ONE_PAGE);
    }
}
