package io.creatorfleet.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The usual commands once, against a gateway that has nothing, for the virtual machine to learn which classes they need. It
 * keeps that in a file, from which later starts take a fraction of the time.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("queues"),
            List.of("jobs"),
            List.of("creators", "--json"),
            List.of("dead", "list"),
            List.of("scrapers", "status"),
            List.of("show", "nobody"),
            List.of("verify", "nobody"),
            List.of("export", "content", "nobody"),
            List.of("add", "nobody", "--watch"),
            List.of("nonsense"));

    private static final String ANSWER = """
            {"id": "x", "username": "nobody", "state": "succeeded", "consistent": true, "cursor": null,
             "profile": {"followers": 1}, "freshness": {"added_at": "2026-01-01T00:00:00Z"}, "analytics": {"n": {}},
             "queues": [{"kind": "media", "oldest_ready_seconds": 1.5, "ready": true}], "upstreams": [], "paused": [],
             "kinds": [{"kind": "media", "rate": 0.5}], "jobs": [{"id": "x", "stages": {"media": {"done": 1}}}],
             "creators": [{"username": "nobody", "platform": "instagram", "followers": 1}],
             "groups": [{"kind": "media", "count": 1, "example": {}}], "content": [{"username": "nobody", "media": []}],
             "answers": [{"success": true, "job": {"id": "x"}}]}
            """.replace("\n", "");

    @Override
    public Integer call() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", RehearseCommand::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        for (List<String> command : COMMANDS) {
            String[] words = command.toArray(String[]::new);
            boolean asks = !words[0].startsWith("-") && !words[0].equals("nonsense");
            FleetClient.commandLine(words).execute(asks ? with(words, url) : words);
        }
        server.stop(0);
        return 0;
    }

    private static String[] with(String[] words, String url) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--url";
        all[words.length + 1] = url;
        return all;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean stream = exchange.getRequestURI().getPath().endsWith("/events");
        String text = stream ? "id: 1\ndata: " + ANSWER + "\n\n" : ANSWER;
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
