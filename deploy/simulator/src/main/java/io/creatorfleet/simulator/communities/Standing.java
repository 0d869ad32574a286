package io.creatorfleet.simulator.communities;

import io.creatorfleet.simulator.creators.Markup;

/** What is odd about a subreddit or a user; its name begins with it. */
public enum Standing {
    /** No such subreddit, no such user. */
    MISSING("missing"),
    PRIVATE("private"),
    BANNED("banned"),
    QUARANTINED("quarantined"),
    GOLD_ONLY("goldonly"),
    /** Shown only to who has agreed to see it. */
    GATED("gated"),
    /** Forbidden without a reason. */
    FORBIDDEN("forbidden"),
    /** Taken away for legal reasons: 451. */
    LEGAL("legal"),
    SUSPENDED("suspended"),
    /** A user of whom the platform says with 400 that there is none. */
    NONEXISTENT("nonexistent"),
    /** A user who hides all posts: there are some, the list is empty. */
    HIDDEN("hidden"),
    /** 12 posts: one page. */
    SMALL("small"),
    /** 12 posts whose titles and texts are {@link Markup}, as is what is told of the subreddit. */
    HOSTILE("hostile"),
    /** Nothing was ever posted. */
    EMPTY("empty"),
    /** One post in three is deleted by its author 12 hours after it appeared, one in three vanishes then. */
    FADING("fading"),
    /** Every post was taken down, in each way there is. */
    REMOVED("removed"),
    /** No post was taken down. */
    SPOTLESS("spotless"),
    /** Posts without files. */
    TEXT_ONLY("textonly"),
    NONE("");

    private final String prefix;

    Standing(String prefix) {
        this.prefix = prefix;
    }

    static Standing of(String name) {
        for (Standing standing : values()) {
            if (name.startsWith(standing.prefix)) {
                return standing;
            }
        }
        return NONE;
    }
}
