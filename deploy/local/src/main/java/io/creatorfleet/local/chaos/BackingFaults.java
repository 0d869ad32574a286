package io.creatorfleet.local.chaos;

import io.creatorfleet.backing.TcpProxy;
import io.creatorfleet.local.FragileFleet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Harm to PostgreSQL, RabbitMQ and the bucket, and to the connections with them. */
final class BackingFaults {

    /** A store's answer when it fails. */
    private static final byte[] ERROR = """
            HTTP/1.1 500 Internal Server Error
            Content-Length: 0
            Connection: close

            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    private static final Duration SLOW = Duration.ofMillis(150);

    private final FragileFleet fleet;
    private final Outages outages;
    private final Duration bucketDistance;

    /** @param bucketDistance how long a piece of data takes to the bucket on a good day */
    BackingFaults(FragileFleet fleet, Outages outages, Duration bucketDistance) {
        this.fleet = fleet;
        this.outages = outages;
        this.bucketDistance = bucketDistance;
    }

    Harm postgresqlRestarted() {
        return postgresqlAway(fleet.part(Target.POSTGRESQL.key())::stop, fleet.part(Target.POSTGRESQL.key())::start);
    }

    Harm postgresqlCrashed() {
        return postgresqlAway(fleet::killPostgresql, fleet.part(Target.POSTGRESQL.key())::start);
    }

    Harm postgresqlConnectionsReset() {
        return postgresqlAway(fleet.postgresqlProxy()::reset, () -> {});
    }

    Harm postgresqlConnectionsFrozen() {
        return postgresqlAway(fleet.postgresqlProxy()::freeze, fleet.postgresqlProxy()::thaw);
    }

    Harm postgresqlSlow() {
        return slow(fleet.postgresqlProxy(), Duration.ZERO);
    }

    /** Whoever needs PostgreSQL meanwhile cannot be served. */
    private Harm postgresqlAway(Runnable begin, Runnable end) {
        return new Harm(
                () -> {
                    outages.begin(Target.POSTGRESQL.key());
                    begin.run();
                },
                () -> {
                    end.run();
                    outages.end(Target.POSTGRESQL.key());
                });
    }

    Harm rabbitmqRestarted() {
        return new Harm(fleet.part(Target.RABBITMQ.key())::stop, fleet.part(Target.RABBITMQ.key())::start);
    }

    Harm rabbitmqKilled() {
        return new Harm(fleet::killRabbitmq, fleet.part(Target.RABBITMQ.key())::start);
    }

    Harm rabbitmqWiped() {
        return Harm.atOnce(fleet::wipeRabbitmq);
    }

    Harm rabbitmqConnectionsReset() {
        return Harm.atOnce(fleet.rabbitmqProxy()::reset);
    }

    Harm rabbitmqConnectionsFrozen() {
        return new Harm(fleet.rabbitmqProxy()::freeze, fleet.rabbitmqProxy()::thaw);
    }

    Harm s3ConnectionsReset() {
        return Harm.atOnce(fleet.s3Proxy()::reset);
    }

    Harm s3ConnectionsFrozen() {
        return new Harm(fleet.s3Proxy()::freeze, fleet.s3Proxy()::thaw);
    }

    /** Open connections are reset first, so that whoever keeps them comes back to the errors. */
    Harm s3Errors() {
        TcpProxy proxy = fleet.s3Proxy();
        return new Harm(
                () -> {
                    proxy.answer(ERROR);
                    proxy.reset();
                },
                proxy::forward);
    }

    Harm s3Slow() {
        return slow(fleet.s3Proxy(), bucketDistance);
    }

    private static Harm slow(TcpProxy proxy, Duration usual) {
        return new Harm(() -> proxy.delay(SLOW.plus(usual)), () -> proxy.delay(usual));
    }
}
