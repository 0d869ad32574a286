package io.creatorfleet.bench.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server that costs next to nothing: files of any size, which the kernel sends from its cache by itself, so that
 * what is measured is who fetches them. {@code /5242880/200/} lists 200 files of 5 MiB, {@code /late2000/5242880/200/} the
 * same, each of which comes two seconds after it is asked for.
 */
final class FileServer implements AutoCloseable {

    private static final Pattern PATH = Pattern.compile(
            "(?:/late(?<late>\\d{1,5}))?/(?<size>\\d{1,12})/(?<count>\\d{1,7})/(?<file>\\d{1,7}\\.mp4)?(?:\\?.*)?");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,12})-");

    private final Path folder;
    private final ServerSocketChannel listener;
    private final Map<Long, FileChannel> files = new ConcurrentHashMap<>();

    private FileServer(Path folder, ServerSocketChannel listener) {
        this.folder = folder;
        this.listener = listener;
    }

    /** A server on a free port of this machine; its files are made in the folder when they are asked for. */
    static FileServer in(Path folder) throws IOException {
        ServerSocketChannel listener =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        FileServer server = new FileServer(folder, listener);
        Thread.ofPlatform().daemon().name("accept").start(server::accept);
        return server;
    }

    int port() throws IOException {
        return ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                // A small body would wait for the delayed acknowledgement of its head, 40 ms with Linux.
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                // The kernel copies in the calling thread: a thread of its own for each connection.
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(client));
            for (Request request = Request.read(in); request != null; request = Request.read(in)) {
                answer(request, client);
            }
        } catch (IOException gone) {
            // Who closes in the middle of a file has what it wants, or says so itself.
        }
    }

    private void answer(Request request, SocketChannel client) throws IOException {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            write(client, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        long size = Long.parseLong(path.group("size"));
        if (path.group("file") == null) {
            byte[] page = listing(Integer.parseInt(path.group("count"))).getBytes(StandardCharsets.US_ASCII);
            write(client, head("200 OK", "text/html", page.length) + "\r\n");
            write(client, request.head() ? "" : new String(page, StandardCharsets.US_ASCII));
        } else {
            beLate(path.group("late"));
            send(request, size, client);
        }
    }

    private static void beLate(@Nullable String milliseconds) {
        if (milliseconds != null) {
            LockSupport.parkNanos(
                    Duration.ofMillis(Long.parseLong(milliseconds)).toNanos());
        }
    }

    private void send(Request request, long size, SocketChannel client) throws IOException {
        Matcher range = RANGE.matcher(request.range());
        long from = range.matches() ? Long.parseLong(range.group(1)) : 0;
        String status = from == 0 ? "200 OK" : "206 Partial Content";
        String content = from == 0 ? "" : "Content-Range: bytes %d-%d/%d\r\n".formatted(from, size - 1, size);
        String validator = "ETag: \"%d\"\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n".formatted(size);
        write(client, head(status, "video/mp4", size - from) + content + validator + "Accept-Ranges: bytes\r\n\r\n");
        FileChannel file = file(size);
        while (!request.head() && from < size) {
            from += file.transferTo(from, size - from, client);
        }
    }

    private static String head(String status, String type, long length) {
        return "HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n".formatted(status, type, length);
    }

    private static String listing(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "<a href=\"%d.mp4\">%d.mp4</a>\n".formatted(n, n))
                .collect(Collectors.joining("", "<html><body>\n", "</body></html>\n"));
    }

    private static void write(SocketChannel client, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }

    private FileChannel file(long size) throws IOException {
        FileChannel file = files.get(size);
        if (file == null) {
            synchronized (this) {
                file = files.get(size);
                if (file == null) {
                    file = FileChannel.open(SampleFile.write(folder, size), StandardOpenOption.READ);
                    files.put(size, file);
                }
            }
        }
        return file;
    }
}
