package io.creatorfleet.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** An answer of server-sent events. The request's own virtual thread writes it: it waits for free. */
public final class EventStream {

    private final HttpServletResponse response;

    private EventStream(HttpServletResponse response) {
        this.response = response;
    }

    /** Begins the answer, which no proxy is to hold back. */
    public static EventStream begin(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return new EventStream(response);
    }

    /** Sends an event. JSON without indentation is one line. */
    public void send(String id, String data) throws IOException {
        write("id: %s\ndata: %s\n\n".formatted(id, data));
    }

    /** Shows that the stream is alive while there is no event. */
    public void beat() throws IOException {
        write(": still here\n\n");
    }

    private void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
