package io.creatorfleet.media.bucket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Stands before an S3 server, keeps the heads of requests, answers some of those that carry a body with 503, swallows others. */
public final class S3Relay implements AutoCloseable {

    private static final byte[] BUSY = "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final String CONTENT_LENGTH = "content-length: ";

    private final URI server;
    private final ServerSocket socket;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Predicate<String> swallowed = head -> false;

    public S3Relay(URI server) {
        this.server = server;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** The server behind this one; the host in its requests is this one's, as its signatures are. */
    public io.creatorfleet.backing.Bucket before(io.creatorfleet.backing.Bucket bucket) {
        URI here = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        return new io.creatorfleet.backing.Bucket(
                here, bucket.region(), bucket.accessKey(), bucket.secretKey(), bucket.name());
    }

    /** Answers the next so many uploads with 503, once it has read their bodies. */
    public void failNext(int uploads) {
        failures.set(uploads);
    }

    /** How many requests of a method there were. */
    public long requests(String method) {
        return heads.stream().filter(head -> head.startsWith(method + " ")).count();
    }

    /** Lets no more than so many requests of a method through; the latch tells when the first one was swallowed. */
    public CountDownLatch swallowAfter(int requests, String method) {
        CountDownLatch first = new CountDownLatch(1);
        swallowed = head -> {
            boolean swallow = head.startsWith(method + " ") && requests(method) > requests;
            if (swallow) {
                first.countDown();
            }
            return swallow;
        };
        return first;
    }

    /** The heads of the requests that put objects or parts, in lower case. */
    public List<String> uploads() {
        return heads.stream().filter(head -> head.startsWith("put ")).toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One request a connection. */
    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(server.getHost(), server.getPort())) {
            InputStream in = client.getInputStream();
            String head = head(in);
            String lower = head.toLowerCase(Locale.ROOT);
            heads.add(lower);
            byte[] body = in.readNBytes(length(lower));
            if (swallowed.test(lower)) {
                in.transferTo(OutputStream.nullOutputStream()); // until the client is gone
                return;
            }
            if (lower.startsWith("put ") && failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                client.getOutputStream().write(BUSY);
                return;
            }
            upstream.getOutputStream()
                    .write(head.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            upstream.getOutputStream().write(body);
            upstream.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException broken) {
            // As the client sees it: the connection is gone.
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static int length(String head) {
        return head.lines()
                .filter(line -> line.startsWith(CONTENT_LENGTH))
                .mapToInt(line -> Integer.parseInt(line.substring(CONTENT_LENGTH.length())))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
