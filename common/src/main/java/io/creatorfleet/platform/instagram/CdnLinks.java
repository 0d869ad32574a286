package io.creatorfleet.platform.instagram;

import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Link;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What links to Instagram's CDN tell about themselves, whoever gives them. */
public final class CdnLinks {

    // The CDN puts the end of a link's life, in hexadecimal seconds since 1970, beside its signature.
    private static final Pattern EXPIRY = Pattern.compile("[?&]oe=([0-9A-Fa-f]{1,9})(?:[&#]|$)");
    private static final Pattern PATH = Pattern.compile("^https?://[^/?#]+(/[^?#]*)");

    private CdnLinks() {}

    /** The picture of a profile: the last segment of its path outlives the rest of the link. Null without one. */
    public static @Nullable Asset picture(@Nullable String url) {
        if (url == null) {
            return null;
        }
        String path = path(url);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? null : new Asset(name, Asset.Role.PICTURE, 0, link(url));
    }

    /** The link with its end, if it tells one; null for none. */
    public static @Nullable Link link(@Nullable String url) {
        if (url == null) {
            return null;
        }
        Matcher expiry = EXPIRY.matcher(url);
        return new Link(url, expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1), 16)) : null);
    }

    /** The path of a link; empty when it has none. */
    public static String path(String url) {
        Matcher path = PATH.matcher(url);
        return path.find() ? path.group(1) : "";
    }
}
