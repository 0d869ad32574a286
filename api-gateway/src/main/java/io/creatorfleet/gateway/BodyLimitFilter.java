package io.creatorfleet.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses bodies over the limit, whether they announce their length or not, and those that take too long to come. A body is
 * read whole before anything looks at it: it is small, and a parser that is cut off in the middle would call it malformed.
 */
@Component
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final String BATCH = "add-batch";
    private static final int PART = 8 * 1024;

    private final GatewayProperties properties;
    private final JsonMapper json;

    BodyLimitFilter(GatewayProperties properties, JsonMapper json) {
        this.properties = properties;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long limit = (request.getRequestURI().endsWith(BATCH)
                        ? properties.largestBatchBody()
                        : properties.largestBody())
                .toBytes();
        if (request.getContentLengthLong() > limit) {
            refuseSize(response, limit);
            return;
        }
        byte[] body;
        try {
            body = read(request.getInputStream(), Math.toIntExact(limit + 1));
        } catch (IOException failed) {
            if (!isTooSlow(failed)) {
                throw failed;
            }
            response.setHeader(HttpHeaders.CONNECTION, "close");
            // Where it was Tomcat that lost patience, it has said so by itself and takes no other answer.
            if (!response.isCommitted()) {
                response.sendError(HttpStatus.REQUEST_TIMEOUT.value());
            }
            return;
        }
        if (body.length > limit) {
            refuseSize(response, limit);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }

    /** The body, or as much of it as is asked for. Each part comes within the connection's timeout, all within ours. */
    private byte[] read(InputStream body, int most) throws IOException {
        long begun = System.nanoTime();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (int length = 0; length >= 0 && read.size() < most; length = body.read(part)) {
            read.write(part, 0, length);
            if (System.nanoTime() - begun > properties.bodyWithin().toNanos()) {
                throw new SocketTimeoutException("%d bytes came in time".formatted(read.size()));
            }
        }
        return read.toByteArray();
    }

    /** Tomcat says so in the cause alone. */
    private static boolean isTooSlow(IOException failure) {
        return failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException;
    }

    private void refuseSize(HttpServletResponse response, long limit) throws IOException {
        refuse(
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is larger than the %d bytes that are taken here".formatted(limit));
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String sentence) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problems.of(status, sentence)));
    }

    /** A request whose body has been read. */
    private static final class ReadRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ReadBody(new ByteArrayInputStream(body));
        }
    }

    private static final class ReadBody extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        ReadBody(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body has been read: there is nothing to wait for");
        }
    }
}
