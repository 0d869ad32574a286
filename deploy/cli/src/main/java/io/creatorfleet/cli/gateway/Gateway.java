package io.creatorfleet.cli.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A fleet's gateway, asked over HTTP. An answer that tells to come again is waited for and asked again, a few times. */
public final class Gateway {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Above the half minute for which a verification waits. */
    private static final Duration READ = Duration.ofSeconds(60);
    /** Three heartbeats of a stream. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 6;

    private final URI server;
    private final Keys keys;
    private final Consumer<String> notices;
    private final JsonMapper json = new JsonMapper();

    /** @param notices told what is waited for */
    public Gateway(URI server, Keys keys, Consumer<String> notices) {
        this.server = server;
        this.keys = keys;
        this.notices = notices;
    }

    public URI server() {
        return server;
    }

    public JsonMapper json() {
        return json;
    }

    public JsonNode get(Address address) {
        return ask("GET", address, null);
    }

    public JsonNode post(Address address, JsonNode body) {
        return ask("POST", address, body);
    }

    private JsonNode ask(String method, Address address, @Nullable JsonNode body) {
        for (int attempt = 1; ; attempt++) {
            Answer answer = exchange(method, address, body);
            if (answer.succeeded()) {
                return answer.read(json);
            }
            boolean repeated = answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED
                    ? keys.next()
                    : answer.isToBeRepeated() && attempt < ATTEMPTS;
            if (!repeated) {
                throw answer.refusal(json);
            }
            rest(answer);
        }
    }

    private void rest(Answer answer) {
        if (!answer.retryAfter().isPositive()) {
            return;
        }
        Duration wait = answer.retryAfter().compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : answer.retryAfter();
        notices.accept("%s: asking again in %d s".formatted(answer.refusal(json).sentence(), wait.toSeconds()));
        try {
            Thread.sleep(wait);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw answer.refusal(json);
        }
    }

    private Answer exchange(String method, Address address, @Nullable JsonNode body) {
        try {
            HttpURLConnection connection = open(address, READ);
            connection.setRequestMethod(method);
            connection.setRequestProperty("Accept", "application/json");
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                connection.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
            }
            return answer(connection);
        } catch (IOException away) {
            throw new Unreachable(server.toString(), away);
        }
    }

    /** The events of an address, from after the one that was seen last; null: there is nothing new and never will be. */
    public @Nullable EventStream events(Address address, @Nullable String lastSeen) {
        try {
            HttpURLConnection connection = open(address, SILENCE);
            connection.setRequestProperty("Accept", "text/event-stream");
            if (lastSeen != null) {
                connection.setRequestProperty("Last-Event-ID", lastSeen);
            }
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_NO_CONTENT) {
                return null;
            }
            if (status == HttpURLConnection.HTTP_OK) {
                return new EventStream(connection.getInputStream());
            }
            Answer answer = answer(connection);
            if (status == HttpURLConnection.HTTP_UNAUTHORIZED && keys.next()) {
                return events(address, lastSeen);
            }
            throw answer.refusal(json);
        } catch (IOException away) {
            throw new Unreachable(server.toString(), away);
        }
    }

    private HttpURLConnection open(Address address, Duration silence) throws IOException {
        String base = server.toString().replaceFirst("/+$", "");
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(base + address.text()).toURL().openConnection();
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        // The key is for this server and no other.
        connection.setInstanceFollowRedirects(false);
        String key = keys.current();
        if (key != null) {
            connection.setRequestProperty("Authorization", "Bearer " + key);
        }
        return connection;
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        Duration retryAfter = Duration.ofSeconds(connection.getHeaderFieldInt("Retry-After", 0));
        try (InputStream body = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new Answer(
                    status, body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8), retryAfter);
        }
    }
}
