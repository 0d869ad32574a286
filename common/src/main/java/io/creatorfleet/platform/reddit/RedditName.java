package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.PlatformException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a community, {@code r/space}, or of a user, {@code u/spez}. */
record RedditName(boolean community, String plain) {

    private static final Pattern FORM = Pattern.compile("(?:(r)/([A-Za-z0-9_]{2,24})|u/([A-Za-z0-9_-]{1,20}))");

    /** A name that cannot be one is nobody's; asking would only cost a call. */
    static RedditName of(String username) throws PlatformException.NotFound {
        Matcher name = FORM.matcher(username);
        if (!name.matches()) {
            throw new PlatformException.NotFound("No community or user of Reddit can have that name");
        }
        return name.group(1) == null ? new RedditName(false, name.group(3)) : new RedditName(true, name.group(2));
    }

    @Override
    public String toString() {
        return (community ? "r/" : "u/") + plain;
    }
}
