package io.creatorfleet.backing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The virtual hosts of a RabbitMQ server, through its management API. */
public record VirtualHosts(URI management, Broker broker) {

    /** RabbitMQ 4.3 hangs up on the offer to go on in HTTP/2 that is made otherwise. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** A new virtual host, empty, that the server's login may use. */
    public Broker create(String name) {
        put("/api/vhosts/" + encoded(name), "{}");
        allowToConfigure(name, ".*");
        return broker.in(name);
    }

    /** Lets the server's login use a virtual host, but declare and delete only what has a name that matches. */
    public void allowToConfigure(String name, String pattern) {
        put(
                "/api/permissions/" + encoded(name) + "/" + encoded(broker.username()),
                "{\"configure\":\"%s\",\"write\":\".*\",\"read\":\".*\"}".formatted(pattern));
    }

    /** Deletes a virtual host with its queues; its connections are closed. */
    public void delete(String name) {
        expectSuccess("DELETE", "/api/vhosts/" + encoded(name), "");
    }

    /** Whether the server answers for its first virtual host. */
    public boolean answer() {
        try {
            return send("GET", "/api/vhosts/" + encoded(broker.virtualHost()), "") == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void put(String path, String body) {
        expectSuccess("PUT", path, body);
    }

    private void expectSuccess(String method, String path, String body) {
        try {
            int status = send(method, path, body);
            if (status / 100 != 2) {
                throw new IllegalStateException("RabbitMQ answered " + status + " to " + method + " " + path);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "RabbitMQ's management at " + management
                            + " did not answer: its plugin rabbitmq_management is needed",
                    e);
        }
    }

    private int send(String method, String path, String body) throws IOException {
        String login = broker.username() + ":" + broker.password();
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + path))
                .timeout(LIMIT)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while asking " + management, e);
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
