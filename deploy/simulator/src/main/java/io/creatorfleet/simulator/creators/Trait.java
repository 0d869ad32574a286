package io.creatorfleet.simulator.creators;

/** What is odd about an account; said by the beginning of its name. */
public enum Trait {
    /** Some reels use licensed audio: they come without {@code media_url}. */
    LICENSED_AUDIO("licensedaudio"),
    /** The owner hid the likes: no item has {@code like_count}. */
    HIDDEN_LIKES("hiddenlikes"),
    /** Twelve items, which fit on one page. */
    SMALL("smallaccount"),
    /** Nothing was ever posted: {@code media_count} is 0, and there is no biography, website or picture either. */
    EMPTY("emptyaccount"),
    /** Our access to its data has run out: {@code media_count} is right, the list of media is empty. */
    EXPIRED_ACCESS("expiredaccess"),
    /** Photos, carousels and feed videos, never a reel. */
    PHOTOS_ONLY("photosonly"),
    /** Every item is one file: reels without a cover, and posts of a single photo. */
    ONE_FILE("onefile"),
    /** Twelve items; its texts are {@link Markup}. */
    HOSTILE("hostile"),
    /** No such account, or a personal one; the platform does not tell which. */
    MISSING("missing"),
    /** An account like most. */
    NONE("");

    private final String prefix;

    Trait(String prefix) {
        this.prefix = prefix;
    }

    static Trait of(String username) {
        if (username.equals("thisuserdoesnotexist123456789")) {
            return MISSING;
        }
        for (Trait trait : values()) {
            if (username.startsWith(trait.prefix)) {
                return trait;
            }
        }
        return NONE;
    }
}
