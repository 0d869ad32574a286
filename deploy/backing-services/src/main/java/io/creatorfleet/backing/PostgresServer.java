package io.creatorfleet.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL server of our own, its data in a folder that outlives it.
 *
 * <p>The server is a detached process: it runs until {@link #stop()}, also when the process that started it has ended. An object
 * made later over the same folder controls the same server.
 */
public final class PostgresServer {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    /** Longest time between the start of the process and the moment it takes for its beginning. */
    private static final Duration BEGINNING = Duration.ofSeconds(20);

    private final Path folder;
    private final Path log;
    private final int port;
    private final Database database;
    private final Map<String, String> settings;

    /** Settings are PostgreSQL's own, for example {@code fsync} → {@code off} where the data is thrown away. */
    public PostgresServer(
            Path folder, Path log, int port, String username, String password, Map<String, String> settings) {
        this.folder = folder.toAbsolutePath();
        this.log = log.toAbsolutePath();
        this.port = port;
        this.database = new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", username, password);
        this.settings = Map.copyOf(settings);
    }

    /** The server's first database, and the login that may create others. */
    public Database database() {
        return database;
    }

    public Path log() {
        return log;
    }

    /** The server's process, if it runs: PostgreSQL itself writes down its id and, on the third line, when it began. */
    public Optional<ProcessHandle> process() {
        Path file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 3
                    ? Optional.empty()
                    : ProcessRecord.running(
                            Long.parseLong(lines.get(0).strip()),
                            Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())),
                            BEGINNING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    /** Starts the server, and creates its data first where there is none; nothing happens when it runs. */
    public void start() {
        if (process().isPresent()) {
            return;
        }
        Folders.createParent(log);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise();
        }
        program(
                        "pg_ctl",
                        "start",
                        "--wait",
                        "--timeout=" + START_LIMIT.toSeconds(),
                        "--silent",
                        "--pgdata=" + data(),
                        "--log=" + log(),
                        "--options=" + options())
                .run();
    }

    /** Stops the server in order: sessions are ended, everything is on disk. */
    public void stop() {
        stop("fast");
    }

    /** Stops the server as a crash would: the next start recovers from the log. */
    public void kill() {
        stop("immediate");
    }

    private void stop(String mode) {
        process().ifPresent(process -> {
            program("pg_ctl", "stop", "--wait", "--silent", "--mode=" + mode, "--pgdata=" + data())
                    .run();
            if (!ProcessRecord.ended(process, STOP_LIMIT)) {
                throw new IllegalStateException("PostgreSQL in " + folder + " did not stop");
            }
        });
    }

    private void initialise() {
        Folders.create(folder);
        Path password = folder.resolve("initial-password");
        try {
            Files.deleteIfExists(password);
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, database.password());
            program(
                            "initdb",
                            "--pgdata=" + data(),
                            "--username=" + database.username(),
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync")
                    .run();
            Files.delete(password);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not create a PostgreSQL server in " + folder, e);
        }
    }

    private String options() {
        StringBuilder options = new StringBuilder(
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200");
        settings.forEach(
                (name, value) -> options.append(" -c ").append(name).append('=').append(value));
        return options.toString();
    }

    /** PostgreSQL refuses to run as root, so root runs it in a user namespace in which root is nobody. */
    private static Command program(String name, String... arguments) {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("unshare", "--user"));
        }
        words.add(PostgresBinaries.folder().resolve("bin").resolve(name).toString());
        words.addAll(List.of(arguments));
        return new Command(words, Map.of());
    }

    private Path data() {
        return folder.resolve("data");
    }
}
