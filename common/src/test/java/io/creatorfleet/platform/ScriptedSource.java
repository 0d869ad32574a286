package io.creatorfleet.platform;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers as it was told, one answer a call, and keeps what it was asked. */
public final class ScriptedSource implements AutoCloseable {

    /** What it does with a call. */
    public interface Script {
        void answer(HttpExchange call) throws IOException;
    }

    /** A call it has seen. */
    public record Call(String path, String query, Map<String, List<String>> headers, String body) {

        /** The one value of a header. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of()).getFirst();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public ScriptedSource() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange call) throws IOException {
        URI asked = call.getRequestURI();
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(asked.getPath(), asked.getQuery(), Map.copyOf(call.getRequestHeaders()), body));
        Script script = scripts.poll();
        try (call) {
            if (script == null) {
                throw new IOException("Nothing was scripted for call " + calls.size());
            }
            script.answer(call);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public void next(Script script) {
        scripts.add(script);
    }

    public void next(int status, String body, String... headers) {
        next(call -> {
            for (int header = 0; header < headers.length; header += 2) {
                call.getResponseHeaders().add(headers[header], headers[header + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
        });
    }

    /** Some bytes of the body, and no more until the server is closed. */
    public void nextSilence() {
        next(call -> {
            call.sendResponseHeaders(200, 1000);
            call.getResponseBody().write("{\"id\"".getBytes(StandardCharsets.UTF_8));
            call.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** A body that goes on for as long as somebody reads it. */
    public void nextFlood() {
        next(call -> {
            call.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
            OutputStream body = call.getResponseBody();
            while (closed.getCount() > 0) {
                body.write(spaces);
            }
        });
    }

    public void reset() {
        scripts.clear();
        calls.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }
}
