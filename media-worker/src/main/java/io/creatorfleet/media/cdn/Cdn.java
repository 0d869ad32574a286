package io.creatorfleet.media.cdn;

import io.creatorfleet.platform.PlatformException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platforms' CDNs. Hosts outside the allow-list are not called and redirects not followed: links come from outside,
 * and a worker can reach more than the world can.
 *
 * <p>It reads through {@link HttpURLConnection}, whose read timeout holds for every single read; that of
 * {@code java.net.http} ends with the headers, so that a CDN which falls silent in a body would hold its slot for long.
 */
public final class Cdn {

    private final CdnProperties properties;

    public Cdn(CdnProperties properties) {
        this.properties = properties;
    }

    /**
     * Opens the file behind a link.
     *
     * @throws TooLargeException when its announced length is beyond what is copied
     * @return empty when the CDN does not honour the link: it expired, or the file is gone
     */
    public Optional<Download> open(String link) throws PlatformException, IOException {
        URI uri = allowed(link);
        HttpURLConnection connection = connection(uri);
        boolean opened = false;
        try {
            Optional<Download> file = answer(connection, uri.getHost());
            opened = file.isPresent();
            return file;
        } finally {
            if (!opened) {
                connection.disconnect();
            }
        }
    }

    private Optional<Download> answer(HttpURLConnection connection, String host) throws PlatformException, IOException {
        int status = status(connection, host);
        if (status == HttpURLConnection.HTTP_OK) {
            Download file = new Download(connection, properties);
            file.refuseIfTooLarge();
            return Optional.of(media(file, host));
        }
        if (status == 403 || status == 404 || status == 410) {
            return Optional.empty();
        }
        if (status == 429 || status >= 500) {
            throw new PlatformException.Unavailable(
                    "%s answered %d".formatted(host, status),
                    retryAfter(connection.getHeaderField("Retry-After")),
                    null);
        }
        throw new PlatformException.Malformed("%s answered %d to a download".formatted(host, status), null);
    }

    /** The file, unless it is a page or document that stands in for one. */
    private static Download media(Download file, String host) throws PlatformException, IOException {
        String type = file.contentType().toLowerCase(Locale.ROOT);
        String head = new String(file.head(), StandardCharsets.ISO_8859_1).stripLeading();
        boolean typed =
                type.startsWith("image/") || type.startsWith("video/") || type.startsWith("application/octet-stream");
        if (!typed || head.isEmpty() || head.startsWith("<") || head.startsWith("{")) {
            file.close();
            throw new PlatformException.Malformed("%s sent no image or video but %s".formatted(host, type), null);
        }
        return file;
    }

    private URI allowed(String link) throws PlatformException.Malformed {
        URI uri = URI.create(link);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean known = properties.cdnHosts().stream().anyMatch(end -> host.equals(end) || host.endsWith("." + end));
        boolean scheme = "https".equals(uri.getScheme()) || (properties.allowHttp() && "http".equals(uri.getScheme()));
        if (!known || !scheme || uri.getUserInfo() != null) {
            throw new PlatformException.Malformed(
                    "The link's %s://%s is not among fleet.media.cdn-hosts and was not called"
                            .formatted(uri.getScheme(), host),
                    null);
        }
        return uri;
    }

    private HttpURLConnection connection(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout((int) properties.connectTimeout().toMillis());
        connection.setReadTimeout((int) properties.readTimeout().toMillis());
        return connection;
    }

    private static int status(HttpURLConnection connection, String host) throws PlatformException.Unavailable {
        try {
            return connection.getResponseCode();
        } catch (IOException failure) {
            throw new PlatformException.Unavailable(
                    "%s did not answer (%s)".formatted(host, failure.getMessage()), null, failure);
        }
    }

    private static @Nullable Duration retryAfter(@Nullable String header) {
        return header != null && header.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}
