package io.creatorfleet.gateway.operations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Totals of what is held. Each reads whole tables: they are not for every request. */
@Component
final class StatsStore {

    /** How many of something there are. */
    record Total(
            String platform,
            @Nullable String kind,
            @Nullable String state,
            long total) {

        Total lowerCase() {
            return new Total(platform, lower(kind), lower(state), total);
        }

        private static @Nullable String lower(@Nullable String word) {
            return word == null ? null : word.toLowerCase(Locale.ROOT);
        }
    }

    /** A process of the fleet that was seen within the last minute. */
    record Worker(String name, List<String> abilities, Instant startedAt, Instant seenAt) {}

    private final JdbcClient jdbc;

    StatsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fails unless PostgreSQL answers. */
    void ping() {
        jdbc.sql("SELECT 1").query(Integer.class).single();
    }

    List<Total> creators() {
        return totals("SELECT platform, NULL AS kind, state, count(*) AS total FROM creator GROUP BY platform, state");
    }

    List<Total> content() {
        return totals("""
                SELECT platform, content.kind, NULL AS state, count(*) AS total
                  FROM content JOIN creator ON creator.id = creator_id GROUP BY platform, content.kind
                """);
    }

    List<Total> media() {
        return totals("""
                SELECT platform, role AS kind, media.state, count(*) AS total
                  FROM media JOIN creator ON creator.id = creator_id GROUP BY platform, role, media.state
                """);
    }

    List<Total> jobs() {
        return totals(
                "SELECT platform, purpose AS kind, state, count(*) AS total FROM job GROUP BY platform, purpose, state");
    }

    long bytesStored() {
        return jdbc.sql("SELECT COALESCE(sum(size), 0)::bigint FROM media WHERE state = 'STORED'")
                .query(Long.class)
                .single();
    }

    List<Worker> workers() {
        return jdbc.sql("""
                SELECT name, abilities, started_at, seen_at FROM worker
                 WHERE seen_at > clock_timestamp() - INTERVAL '1 minute' ORDER BY name, started_at
                """)
                .query((row, number) -> new Worker(
                        row.getString("name"),
                        List.of((String[]) row.getArray("abilities").getArray()),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    private List<Total> totals(String sql) {
        return jdbc.sql(sql).query(DataClassRowMapper.newInstance(Total.class)).list().stream()
                .map(Total::lowerCase)
                .sorted((one, other) -> Long.compare(other.total, one.total))
                .toList();
    }
}
