package io.creatorfleet.media.cdn;

import io.creatorfleet.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads responses that carry a file, or the rest of one. */
final class Answers {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    /** What holds for a body while it is received. */
    record Reception(CdnProperties properties, Hosts.Host host, Visit visit) {}

    private Answers() {}

    static Answer whole(Response response, Reception reception) throws PlatformException.Malformed, IOException {
        return answer(response, 0, response.length(), reception);
    }

    /** The rest of a file; fails when it is not the one that was asked for. */
    static Answer rest(Response response, Range from, Reception reception)
            throws PlatformException.Malformed, IOException {
        String text = String.valueOf(response.header("Content-Range"));
        Matcher range = CONTENT_RANGE.matcher(text);
        boolean asked = from.offset() > 0 && range.matches() && Long.parseLong(range.group(1)) == from.offset();
        if (!asked) {
            throw new PlatformException.Malformed(
                    "%s answered %s with %s".formatted(response.host(), from.header(), text), null);
        }
        String whole = range.group(3);
        OptionalLong length = whole.equals("*") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(whole));
        return answer(response, from.offset(), length, reception);
    }

    private static Answer answer(Response response, long offset, OptionalLong length, Reception reception)
            throws PlatformException.Malformed, IOException {
        String encoding = response.header("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new PlatformException.Malformed(
                    "%s sent a file as %s, which was not asked for".formatted(response.host(), encoding), null);
        }
        InputStream body = new PacedBody(
                response.body(),
                response.length().orElse(-1),
                reception.properties(),
                reception.visit(),
                reception.host().throttle());
        return new Answer(
                response.host(),
                response.header("Content-Type"),
                offset,
                length,
                validator(response.header("ETag")),
                body,
                () -> {
                    response.abort();
                    reception.visit().end(HostLimit.Outcome.NEITHER);
                });
    }

    private static @Nullable String validator(@Nullable String etag) {
        return etag == null || etag.startsWith("W/") ? null : etag;
    }
}
