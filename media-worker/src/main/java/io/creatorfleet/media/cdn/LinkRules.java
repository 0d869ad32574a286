package io.creatorfleet.media.cdn;

import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Which links may be called. They come from outside, and a worker can reach more than the world can: what is not plainly
 * a link to a platform's CDN is refused, and nothing is put right, for whoever is called may read it otherwise.
 */
final class LinkRules {

    private static final int LONGEST = 8192;
    private static final int HTTPS = 443;
    private static final Pattern PRINTABLE = Pattern.compile("[!-~&&[^\\\\#]]+");
    // The last label begins with a letter: no number is a name, however it is written.
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,10}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private final LinkProperties properties;

    LinkRules(LinkProperties properties) {
        this.properties = properties;
    }

    /** Where the link leads; fails when it may not be called. */
    Target check(PlatformId platform, String link) throws PlatformException.Malformed {
        require(link.length() <= LONGEST, "is longer than %d characters".formatted(LONGEST));
        require(PRINTABLE.matcher(link).matches(), "has a fragment, a backslash, or characters that no link has");
        URI uri = parsed(link);
        require(uri.getRawUserInfo() == null, "names a user");
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        if (properties.forTrials(host)) {
            require(scheme.equals("http") || scheme.equals("https"), "is neither of http nor of https");
        } else {
            require(scheme.equals("https"), "is not of https");
            require(NAME.matcher(host).matches(), "names its host by no plain name");
            require(
                    isOf(platform, host),
                    "leads to %s, which is not among fleet.media.cdn-hosts.%s".formatted(host, platform.key()));
            require(uri.getPort() == -1 || uri.getPort() == HTTPS, "leads to port %d".formatted(uri.getPort()));
        }
        require(!uri.getRawPath().startsWith("//"), "has a path without a beginning");
        return new Target(uri, new HttpHost(scheme, host, uri.getPort()));
    }

    /** Where an answer sends on to, checked like any link; never from a connection with TLS to one without. */
    Target redirect(PlatformId platform, Target from, @Nullable String location) throws PlatformException.Malformed {
        if (location == null) {
            throw refused("is redirected to nowhere");
        }
        require(PRINTABLE.matcher(location).matches(), "is redirected to what is no link");
        Target to = check(platform, from.uri().resolve(parsed(location)).toString());
        require(to.secure() || !from.secure(), "is redirected from https to http");
        return to;
    }

    private boolean isOf(PlatformId platform, String host) {
        return properties.cdnHosts().getOrDefault(platform, List.of()).stream()
                .anyMatch(end -> LinkProperties.isOf(end, host));
    }

    private static URI parsed(String link) throws PlatformException.Malformed {
        try {
            return new URI(link);
        } catch (URISyntaxException no) {
            // Its message would show the link, which is signed.
            throw refused("cannot be read (%s)".formatted(no.getReason()));
        }
    }

    private static String lower(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }

    private static void require(boolean holds, String otherwise) throws PlatformException.Malformed {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    private static PlatformException.Malformed refused(String why) {
        return new PlatformException.Malformed("The link %s: it was not called".formatted(why), null);
    }
}
