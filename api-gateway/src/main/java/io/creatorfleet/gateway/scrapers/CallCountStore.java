package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.platform.PlatformId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calls that were made to platforms' APIs, by day, and what a platform says of its own count. */
@Component
final class CallCountStore {

    /**
     * The calls that a credential made on a day, in UTC.
     *
     * @param failed those that brought no answer
     * @param share of the day that is over, 0 to 1
     */
    record Day(LocalDate day, String credential, long calls, long failed, double share) {}

    /**
     * What a platform last said of a credential's calls.
     *
     * @param resetAt when it begins to count anew
     */
    record Told(
            String credential,
            @Nullable Double used,
            @Nullable Double remaining,
            @Nullable Instant resetAt,
            @Nullable Instant toldAt,
            double left) {}

    private final JdbcClient jdbc;

    CallCountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The days of the past week that had calls, the newest first. */
    List<Day> week(PlatformId platform) {
        return jdbc.sql("""
                SELECT day, credential, calls, failed,
                       least(1, extract(epoch FROM clock_timestamp() AT TIME ZONE 'UTC' - day) / 86400)::float8 AS share
                  FROM call_count
                 WHERE upstream = :upstream AND day > (clock_timestamp() AT TIME ZONE 'UTC')::date - 7
                 ORDER BY day DESC, credential
                """)
                .param("upstream", platform.apiUpstream())
                .query(DataClassRowMapper.newInstance(Day.class))
                .list();
    }

    /** What the platform said last, of the credential it spoke of last. */
    Optional<Told> told(PlatformId platform) {
        return jdbc.sql("""
                SELECT credential, told_used AS used, told_remaining AS remaining, told_reset_at AS reset_at, told_at,
                       least(capacity, tokens + per_second
                             * extract(epoch FROM clock_timestamp() - filled_at)::float8) AS "left"
                  FROM budget WHERE upstream = :upstream ORDER BY told_at DESC NULLS LAST LIMIT 1
                """)
                .param("upstream", platform.apiUpstream())
                .query(DataClassRowMapper.newInstance(Told.class))
                .optional();
    }
}
