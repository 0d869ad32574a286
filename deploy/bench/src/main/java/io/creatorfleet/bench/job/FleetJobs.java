package io.creatorfleet.bench.job;

import io.creatorfleet.backing.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Jobs of a fleet: asked for over its API, followed in its database. */
final class FleetJobs implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final Connection connection;

    FleetJobs(URI gateway, Database database) {
        this.gateway = gateway;
        try {
            this.connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
        } catch (SQLException e) {
            throw new IllegalStateException("Could not connect to " + database, e);
        }
    }

    /** Adds the creators, and returns how long it took from the first job's acceptance to the last one's success. */
    Duration takeIn(List<String> usernames) {
        try {
            for (String username : usernames) {
                add(username);
            }
            return await(usernames);
        } catch (IOException e) {
            throw new IllegalStateException("The gateway did not answer", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The jobs could not be followed", e);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", ending);
        }
    }

    private void add(String username) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve("/api/instagram/creator/add"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"username\": \"%s\"}".formatted(username)))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(
                    "The gateway answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
    }

    private Duration await(List<String> usernames) throws SQLException {
        Array subjects = connection.createArrayOf("text", usernames.toArray());
        try (PreparedStatement look = connection.prepareStatement("""
                SELECT count(*) FILTER (WHERE finished_at IS NOT NULL), count(*) FILTER (WHERE state = 'SUCCEEDED'),
                       (1e9 * extract(epoch FROM max(finished_at) - min(created_at)))::bigint
                  FROM job WHERE platform = 'instagram' AND subject = ANY (?)
                """)) {
            look.setArray(1, subjects);
            while (true) {
                try (ResultSet row = look.executeQuery()) {
                    row.next();
                    if (row.getInt(1) == usernames.size()) {
                        requireSuccess(row.getInt(2), usernames.size());
                        return Duration.ofNanos(row.getLong(3));
                    }
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    private static void requireSuccess(int succeeded, int asked) {
        if (succeeded != asked) {
            throw new IllegalStateException("%d of %d jobs did not succeed: their reasons are in the ledger"
                    .formatted(asked - succeeded, asked));
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection could not be closed", e);
        }
    }
}
