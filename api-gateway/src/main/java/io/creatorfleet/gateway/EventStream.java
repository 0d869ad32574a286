package io.creatorfleet.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** An answer of server-sent events. The request's own virtual thread writes it: it waits for free. */
public final class EventStream {

    private final HttpServletResponse response;
    private final boolean headersAlone;

    private EventStream(HttpServletResponse response, boolean headersAlone) {
        this.response = response;
        this.headersAlone = headersAlone;
    }

    /** Begins the answer, which no proxy is to hold back. */
    public static EventStream begin(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        return new EventStream(response, HttpMethod.HEAD.matches(request.getMethod()));
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
        if (headersAlone) {
            // What is written is dropped, so nothing would ever tell that the client is gone.
            throw new EOFException("HEAD asks for no events");
        }
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
