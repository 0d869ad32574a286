package io.creatorfleet.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** An HTTP server of this machine that answers as a CDN does, and as it should not. */
public final class FakeCdn implements AutoCloseable {

    /** What a path answers with. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @FunctionalInterface
    private interface Opening {
        HttpServer at(InetSocketAddress address, int backlog) throws IOException;
    }

    private final String scheme;
    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FakeCdn() {
        this("http", HttpServer::create);
    }

    private FakeCdn(String scheme, Opening opening) {
        this.scheme = scheme;
        try {
            server = opening.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** One that shows a certificate. */
    public static FakeCdn withTls(SSLContext tls) {
        return new FakeCdn("https", (address, backlog) -> {
            HttpsServer secure = HttpsServer.create(address, backlog);
            secure.setHttpsConfigurator(new HttpsConfigurator(tls));
            return secure;
        });
    }

    /** Answers so at a path; returns the link to it. */
    public String answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            calls.incrementAndGet();
            try (exchange) {
                answer.to(exchange);
            }
        });
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A file as CDNs serve them: with a strong ETag, and in part to who asks for a part of this very content. */
    public String file(String path, String type, byte[] content) {
        return answer(path, exchange -> sendRange(exchange, type, content));
    }

    public static void sendRange(HttpExchange exchange, String type, byte[] content) throws IOException {
        String etag = etag(content);
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
        int from = from(exchange, etag);
        if (from == 0) {
            send(exchange, type, content, content.length);
        } else if (from >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
        } else {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(206, content.length - from);
            exchange.getResponseBody().write(content, from, content.length - from);
        }
    }

    public static String etag(byte[] content) {
        return "\"%08x-%d\"".formatted(Arrays.hashCode(content), content.length);
    }

    /** What a connection gives that breaks off after so many bytes of what was asked for. */
    public static void sendBroken(HttpExchange exchange, byte[] content, int after) throws IOException {
        String etag = etag(content);
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        int from = from(exchange, etag);
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        exchange.getResponseBody().write(content, from, Math.min(after, content.length - from));
        exchange.getResponseBody().flush();
    }

    private static int from(HttpExchange exchange, String etag) {
        String range = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        boolean current = condition == null || condition.equals(etag);
        return range != null && current && range.matches("bytes=\\d{1,9}-")
                ? Integer.parseInt(range, 6, range.length() - 1, 10)
                : 0;
    }

    /** A file whose length is not announced. */
    public String unmeasured(String path, byte[] content) {
        return answer(path, exchange -> send(exchange, "video/mp4", content, 0));
    }

    public String status(String path, int status, String... header) {
        return answer(path, exchange -> {
            for (int i = 0; i < header.length; i += 2) {
                exchange.getResponseHeaders().set(header[i], header[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        });
    }

    /** A file that stops coming after its beginning, without an end of the connection. */
    public String silent(String path, byte[] beginning, long length) {
        return answer(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(beginning);
            exchange.getResponseBody().flush();
            awaitClose();
        });
    }

    /** Says nothing more until this server closes. */
    public void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A video that comes a hundred bytes at a time, for as long as there is somebody to read it; 0: of no length told. */
    public String dripping(String path, long length, CountDownLatch begun) {
        byte[] drop = bytes(100);
        return answer(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(bytes(10_000));
            try {
                while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(drop);
                    exchange.getResponseBody().flush();
                    begun.countDown();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public static void send(HttpExchange exchange, String type, byte[] content, long announced) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, announced);
        // No close: it fails for a body that is shorter than announced, before the client has seen what there is.
        exchange.getResponseBody().write(content);
        exchange.getResponseBody().flush();
    }

    public static byte[] bytes(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        content[0] = (byte) 0xff;
        return content;
    }

    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
