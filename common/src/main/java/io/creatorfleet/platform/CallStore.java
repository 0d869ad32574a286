package io.creatorfleet.platform;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of calls to platforms' APIs, kept for the whole fleet: {@link Budget} counts the calls themselves. */
public final class CallStore {

    private final JdbcClient jdbc;

    public CallStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts a call that brought no answer. */
    void failed(Credential credential, String message) {
        jdbc.sql("""
                INSERT INTO call_count AS c (credential, day, upstream, failed, last_failure, failed_at)
                VALUES (:credential, (clock_timestamp() AT TIME ZONE 'UTC')::date, :upstream, 1, :message, clock_timestamp())
                ON CONFLICT (credential, day) DO UPDATE
                   SET failed = c.failed + 1, last_failure = excluded.last_failure, failed_at = excluded.failed_at
                """)
                .param("credential", credential.name())
                .param("upstream", credential.upstream())
                .param("message", message)
                .update();
    }

    /** Keeps what the platform says of its own count. */
    void told(Credential credential, double used, double remaining, Duration reset) {
        jdbc.sql("""
                UPDATE budget
                   SET told_used = :used, told_remaining = :remaining, told_at = clock_timestamp(),
                       told_reset_at = clock_timestamp() + :reset::interval
                 WHERE credential = :credential
                """)
                .param("credential", credential.name())
                .param("used", used)
                .param("remaining", remaining)
                .param("reset", reset.toString())
                .update();
    }
}
