package io.creatorfleet.gateway;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A pool that tells a burst from an outage. Who asks for a connection waits long while all of them are in use, and not
 * long when there are none: PostgreSQL is away then, and the client is to know soon. A pool has one timeout for both.
 */
final class PatientDataSource extends DelegatingDataSource {

    private final HikariDataSource pool;
    private final Duration patience;

    PatientDataSource(HikariDataSource pool, Duration patience) {
        super(pool);
        this.pool = pool;
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException timedOut) {
                if (!inUse() || System.nanoTime() > deadline) {
                    throw timedOut;
                }
            }
        }
    }

    private boolean inUse() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return state != null && state.getTotalConnections() > 0;
    }
}
