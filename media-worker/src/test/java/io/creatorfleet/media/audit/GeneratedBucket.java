package io.creatorfleet.media.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An S3 server for one bucket of any number of objects, none of which it stores: their keys, bytes and checksums follow
 * from their numbers. It lists as S3 does, a thousand at a time.
 */
final class GeneratedBucket implements AutoCloseable {

    private static final int PAGE = 1000;
    private static final Pattern TOKEN = Pattern.compile("continuation-token=(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("/media/instagram/(\\d{10})/v-video");

    private final HttpServer server;
    private final int objects;
    private final IntPredicate absent;
    private final IntFunction<String> content;

    /** @param content of the object of a number */
    GeneratedBucket(int objects, IntPredicate absent, IntFunction<String> content) {
        this.objects = objects;
        this.absent = absent;
        this.content = content;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/media", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    static String key(int number) {
        return String.format(Locale.ROOT, "instagram/%010d/v-video", number);
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        Matcher number = NUMBER.matcher(exchange.getRequestURI().getPath());
        if (number.matches()) {
            object(exchange, Integer.parseInt(number.group(1)));
        } else if (query != null && query.contains("list-type=2")) {
            send(exchange, list(query));
        } else if (query != null && query.contains("uploads")) {
            send(exchange, "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>");
        } else {
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void object(HttpExchange exchange, int number) throws IOException {
        if (number >= objects || absent.test(number)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] bytes = content.apply(number).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("ETag", "\"" + md5(bytes) + "\"");
        exchange.getResponseHeaders().set("Last-Modified", "Wed, 25 Nov 2026 12:00:00 GMT");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String list(@Nullable String query) {
        Matcher token = TOKEN.matcher(String.valueOf(query));
        int from = token.find() ? Integer.parseInt(token.group(1)) : 0;
        int to = Math.min(objects, from + PAGE);
        StringBuilder page = new StringBuilder("<ListBucketResult>");
        for (int number = from; number < to; number++) {
            if (!absent.test(number)) {
                byte[] bytes = content.apply(number).getBytes(StandardCharsets.UTF_8);
                page.append("<Contents><Key>")
                        .append(key(number))
                        .append("</Key><LastModified>2026-11-25T12:00:00.000Z</LastModified><ETag>&quot;")
                        .append(md5(bytes))
                        .append("&quot;</ETag><Size>")
                        .append(bytes.length)
                        .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
            }
        }
        boolean more = to < objects;
        page.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more) {
            page.append("<NextContinuationToken>").append(to).append("</NextContinuationToken>");
        }
        return page.append("</ListBucketResult>").toString();
    }

    private static void send(HttpExchange exchange, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
