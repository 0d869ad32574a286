package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.creators.CreatorName.Kind;
import java.util.List;
import java.util.Locale;

/** A platform whose creators a fleet takes in. */
public enum Platform {
    INSTAGRAM,
    REDDIT;

    /** The kinds of creator that it has. */
    public List<Kind> kinds() {
        return switch (this) {
            case INSTAGRAM -> List.of(Kind.ACCOUNT);
            case REDDIT -> List.of(Kind.SUBREDDIT, Kind.USER);
        };
    }

    /** Its word in the API. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
