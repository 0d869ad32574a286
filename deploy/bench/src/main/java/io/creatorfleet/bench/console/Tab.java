package io.creatorfleet.bench.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tab, which is told what to do in Chromium's own protocol, and answers so. */
final class Tab implements AutoCloseable {

    private static final long LIMIT = 60;

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final WebSocket socket;

    private Tab(HttpClient http, URI address) {
        this.socket =
                http.newWebSocketBuilder().buildAsync(address, new Answers()).join();
    }

    static Tab connect(HttpClient http, URI address) {
        return new Tab(http, address);
    }

    /** Tells it something, and returns what it answers. */
    JsonNode tell(String method, Map<String, Object> parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(number, answer);
        Map<String, Object> message = Map.of("id", number, "method", method, "params", parameters);
        socket.sendText(JsonMapper.shared().writeValueAsString(message), true).join();
        JsonNode answered = answer.orTimeout(LIMIT, TimeUnit.SECONDS).join();
        if (answered.has("error")) {
            throw new IllegalStateException("%s was refused: %s".formatted(method, answered.path("error")));
        }
        return answered.path("result");
    }

    /** What an expression comes to in the page, once it is settled. */
    JsonNode evaluate(String expression) {
        JsonNode result =
                tell("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException("%s failed: %s".formatted(expression, result.path("exceptionDetails")));
        }
        return result.path("result").path("value");
    }

    @Override
    public void close() {
        tell("Page.close", Map.of());
        socket.abort();
    }

    /** Puts the pieces of messages together, and gives each answer to who waits for it; what nobody asked for is let go. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder begun = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
            begun.append(piece);
            if (last) {
                JsonNode message = JsonMapper.shared().readTree(begun.toString());
                begun.setLength(0);
                CompletableFuture<JsonNode> waiting =
                        asked.remove(message.path("id").asInt(0));
                if (waiting != null) {
                    waiting.complete(message);
                }
            }
            from.request(1);
            return null;
        }
    }
}
