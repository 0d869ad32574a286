package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** What a CDN has answered, with its connection still open. */
record Response(Target target, HttpGet request, ClassicHttpResponse http) {

    String host() {
        return target.host().getHostName();
    }

    int status() {
        return http.getCode();
    }

    boolean redirects() {
        return switch (status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    @Nullable
    String header(String name) {
        Header header = http.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** The length of the body, if the CDN announced it. */
    OptionalLong length() {
        HttpEntity body = http.getEntity();
        return body == null || body.getContentLength() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(body.getContentLength());
    }

    InputStream body() throws IOException {
        HttpEntity body = http.getEntity();
        return body == null ? InputStream.nullInputStream() : body.getContent();
    }

    /** Ends the connection: what was not read is not worth reading to use it again. Without effect once all was read. */
    void abort() {
        request.cancel();
    }
}
