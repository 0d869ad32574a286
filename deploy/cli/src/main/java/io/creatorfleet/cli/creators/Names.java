package io.creatorfleet.cli.creators;

import io.creatorfleet.cli.session.Session;
import org.jspecify.annotations.Nullable;

/** Names on a command line. */
final class Names {

    private Names() {}

    /** The creator that is meant; what cannot be one is a misuse of the command. */
    static CreatorName read(Session session, String given, @Nullable Platform platform) {
        try {
            return CreatorName.of(given, platform);
        } catch (IllegalArgumentException wrong) {
            throw session.misuse(String.valueOf(wrong.getMessage()));
        }
    }
}
