package io.creatorfleet.cli.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that gives prepared answers, in their order, and keeps what it was asked. */
public final class StubGateway implements AutoCloseable {

    /** @param header one, such as {@code Retry-After: 1}; empty: none */
    private record Prepared(int status, String header, String body) {}

    private final Queue<Prepared> answers = new ConcurrentLinkedQueue<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer server;
    private final int port;

    public StubGateway() throws IOException {
        this(0);
    }

    private StubGateway(int wanted) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        port = server.getAddress().getPort();
        server.createContext("/", this::answer);
        server.start();
    }

    /** Another one in the place of this, which is closed. */
    public StubGateway restarted() throws IOException {
        close();
        return new StubGateway(port);
    }

    public StubGateway answer(int status, String body) {
        return answer(status, "", body);
    }

    StubGateway answer(int status, String header, String body) {
        answers.add(new Prepared(status, header, body));
        return this;
    }

    /** Method, address, and what was said of key and last event. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String last = String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add("%s %s key=%s last=%s %s"
                .formatted(exchange.getRequestMethod(), exchange.getRequestURI(), key, last, body)
                .strip());
        Prepared prepared = answers.poll();
        if (prepared == null) {
            exchange.close();
            return;
        }
        if (!prepared.header().isEmpty()) {
            String[] header = prepared.header().split(": ", 2);
            exchange.getResponseHeaders().add(header[0], header[1]);
        }
        byte[] bytes = prepared.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(prepared.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
