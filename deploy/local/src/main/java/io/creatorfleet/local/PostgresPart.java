package io.creatorfleet.local;

import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.Databases;
import io.creatorfleet.backing.Ports;
import io.creatorfleet.backing.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local fleet's PostgreSQL, with the fleet's database in it. */
final class PostgresPart implements Part {

    private static final String DATABASE = "fleet";

    private final int port;
    private final PostgresServer server;
    private final Schema schema;

    PostgresPart(FleetFolder folder, int port, Secrets secrets) {
        this.port = port;
        this.server = new PostgresServer(
                folder.data(name()), folder.log(name()), port, "fleet", secrets.postgresql(), Map.of());
        this.schema = new Schema(folder, secrets);
    }

    /** The fleet's database, there once the part has been started. */
    Database database() {
        return new Databases(server.database()).named(DATABASE);
    }

    /** The same database, reached over another port of this machine. */
    Database database(int entrance) {
        Database own = database();
        String url = own.jdbcUrl().replace(":" + port + "/", ":" + entrance + "/");
        return new Database(url, own.username(), own.password());
    }

    /** What a process of that module is told of it, reached over another port of this machine, as environment variables. */
    Map<String, String> login(int entrance, String module) {
        return schema.login(database(entrance), module);
    }

    /** Ends it as a crash would: the next start recovers from the log. */
    void kill() {
        server.kill();
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    @Override
    public Path log() {
        return server.log();
    }

    @Override
    public Optional<ProcessHandle> process() {
        return server.process();
    }

    @Override
    public boolean isReady() {
        return process().isPresent() && Ports.answers(port);
    }

    @Override
    public void start() {
        if (isReady()) {
            return;
        }
        server.start();
        schema.make(new Databases(server.database()).createIfAbsent(DATABASE));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
