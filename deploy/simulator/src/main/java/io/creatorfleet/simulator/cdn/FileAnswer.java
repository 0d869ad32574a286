package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.conditions.Drip;
import io.creatorfleet.simulator.conditions.Fault;
import io.creatorfleet.simulator.conditions.FaultKind;
import io.creatorfleet.simulator.conditions.Faults;
import io.creatorfleet.simulator.conditions.Tally;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends a file or a part of it, as well as the faults that are switched on let it. */
@Component
public final class FileAnswer {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Files files;
    private final Faults faults;
    private final Tally tally;

    FileAnswer(Files files, Faults faults, Tally tally) {
        this.files = files;
        this.faults = faults;
        this.tally = tally;
    }

    public void send(Blueprint file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        GeneratedFile content = files.content(file);
        String etag = files.etag(file, content);
        String modified = httpDate(files.lastModified(file));
        response.setHeader(HttpHeaders.ETAG, etag);
        response.setHeader(HttpHeaders.LAST_MODIFIED, modified);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=1209600, no-transform");
        if (etag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            tally.count("cdn 304");
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            boolean body = !request.getMethod().equals("HEAD");
            send(file, content, slice(file, content, request, etag, modified), response, body);
        }
    }

    private void send(Blueprint file, GeneratedFile content, Slice slice, HttpServletResponse response, boolean body)
            throws IOException {
        tally.count("cdn " + slice.status());
        response.setStatus(slice.status());
        response.setContentType(content.contentType());
        if (slice.status() != HttpServletResponse.SC_OK) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, slice.contentRange(content.length()));
        }
        Delivery delivery = Delivery.of(slice.length(), kind -> faults.strike(kind, file.creator()), file.seed());
        if (delivery.announced() > delivery.sent()) {
            // Announced in full and closed early: to the client that is a connection lost on the way.
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        if (delivery.announced() >= 0) {
            response.setContentLengthLong(delivery.announced());
        }
        if (body) {
            write(file, content, slice.from(), slice.from() + delivery.sent(), response.getOutputStream());
            Drip.await(delivery.silence());
        }
    }

    private Slice slice(
            Blueprint file, GeneratedFile content, HttpServletRequest request, String etag, String modified) {
        String range = request.getHeader(HttpHeaders.RANGE);
        @Nullable String condition = request.getHeader(HttpHeaders.IF_RANGE);
        boolean current = condition == null || condition.equals(etag) || condition.equals(modified);
        boolean ignored = range != null
                && faults.strike(FaultKind.CDN_WITHOUT_RANGES, file.creator()).isPresent();
        return current && !ignored ? Slice.of(range, content.length()) : Slice.whole(content.length());
    }

    private void write(Blueprint file, GeneratedFile content, long from, long to, OutputStream wire)
            throws IOException {
        Optional<Fault> slow = faults.strike(FaultKind.CDN_SLOW, file.creator());
        OutputStream out =
                slow.isPresent() ? new Drip(wire, to - from, slow.get().delay(file.seed())) : wire;
        content.write(out, from, to);
        out.flush();
        tally.countBytes(to - from);
    }

    private static String httpDate(Instant time) {
        return HTTP_DATE.format(time);
    }
}
