package io.creatorfleet.platform;

import java.util.Locale;

/** A platform, with the two upstreams its limits and pauses are kept for: its API and its CDN. */
public enum PlatformId {
    INSTAGRAM,
    REDDIT;

    /** The name of the platform in rows, object keys and URLs, for example {@code instagram}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The upstream of calls to the platform's API. */
    public String apiUpstream() {
        return key();
    }

    /** The upstream of media copies: a paused API does not hold up copies that need only the CDN. */
    public String cdnUpstream() {
        return key() + "-cdn";
    }

    /** The platform whose {@link #key} is given; fails naming the key when there is none. */
    public static PlatformId ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
