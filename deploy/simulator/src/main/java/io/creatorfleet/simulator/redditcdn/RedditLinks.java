package io.creatorfleet.simulator.redditcdn;

import io.creatorfleet.simulator.cdn.CdnProperties;
import io.creatorfleet.simulator.cdn.LinkSigner;
import io.creatorfleet.simulator.communities.MediaId;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.SimulatedClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands out links to files, and tells its own from those that were changed. */
@Component
public final class RedditLinks {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final Pattern SIGNED = Pattern.compile("(.+)&s=([0-9A-Za-z_-]+)");
    private static final Pattern ENDING = Pattern.compile("(\\d{1,12}),([0-9A-Za-z_-]+)");

    private final CdnProperties properties;
    private final LinkSigner signer;
    private final Faults faults;
    private final SimulatedClock clock;

    RedditLinks(CdnProperties properties, LinkSigner signer, Faults faults, SimulatedClock clock) {
        this.properties = properties;
        this.signer = signer;
        this.faults = faults;
        this.clock = clock;
    }

    /** Links as they are handed out to a caller that called this address. */
    public From from(URI caller) {
        return new From(properties.publicUrl() == null ? caller : properties.publicUrl());
    }

    /** Whether the query of a link that must not be changed is as it was handed out. */
    boolean isSigned(String path, @Nullable String query) {
        Matcher signed = SIGNED.matcher(query == null ? "" : query);
        return signed.matches() && signer.isSeal(signed.group(2), path + "?" + signed.group(1));
    }

    /** Whether a link with this {@code a} was handed out and has not ended. */
    boolean isGood(String path, @Nullable String a) {
        Matcher ending = ENDING.matcher(a == null ? "" : a);
        return ending.matches()
                && signer.isSeal(ending.group(2), path + "|" + ending.group(1))
                && clock.instant().getEpochSecond() < Long.parseLong(ending.group(1));
    }

    /** The links of one answer. */
    public final class From {

        private final URI base;

        private From(URI base) {
            this.base = base;
        }

        /** A picture as it was uploaded. */
        public String picture(MediaId id, String extension) {
            return base + "/i.redd.it/" + id.text() + "." + extension;
        }

        /** What stands for a video as a whole. */
        public String video(MediaId id) {
            return base + "/v.redd.it/" + id.text();
        }

        public String rendition(MediaId id, int height) {
            return video(id) + "/CMAF_" + height + ".mp4";
        }

        /** A manifest of a video of whoever has this number. */
        public String manifest(MediaId id, String file, long creator) {
            boolean stale = faults.strike(FaultKind.CDN_EXPIRED, creator).isPresent();
            Duration life = Duration.ofMillis(Math.round(LIFE.toMillis() * properties.ttlScale()));
            Instant end =
                    stale ? clock.instant().minusSeconds(1) : clock.instant().plus(life);
            String path = "/v.redd.it/" + id.text() + "/" + file;
            long seconds = end.getEpochSecond();
            return base + path + "?a=" + seconds + "%2C" + signer.seal(path + "|" + seconds) + "&v=1&f=sd";
        }

        /** A smaller picture, on one of the hosts for those. */
        public String preview(String host, String file, String query) {
            return signed("/" + host + "/" + file, query);
        }

        /** The icon of a subreddit or profile with this id. */
        public String icon(String community, String file, String query) {
            return signed(
                    "/styles.redditmedia.com/t5_" + community + "/styles/" + file + "_" + community + ".jpg", query);
        }

        private String signed(String path, String query) {
            return base + path + "?" + query + "&s=" + signer.seal(path + "?" + query);
        }
    }
}
