package io.creatorfleet.task;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The pauses in force. A pause is one row that dispatchers and claims read: no task changes, so a resume moves
 * everything at once and nothing wakes in a storm.
 */
public final class PauseStore {

    /** What a pause holds up. */
    public enum Scope {
        /** Every task of a kind. */
        KIND,
        /** Every task that needs an upstream. */
        UPSTREAM,
        /** What a scraper does by itself: the background tasks that read from an upstream. */
        SCRAPER
    }

    /** Who asked for a pause. A kind and an upstream may be paused by both. */
    public enum Source {
        OPERATOR,
        PLATFORM
    }

    /**
     * A pause in force.
     *
     * @param name of a {@link TaskKind}, or of an upstream
     * @param until null: until resumed
     */
    public record Pause(
            Scope scope,
            String name,
            Source source,
            @Nullable Instant until,
            String reason,
            Instant since) {}

    private final JdbcClient jdbc;

    PauseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Pauses for an operator; an earlier pause of his is replaced, its beginning kept. */
    public void pause(Scope scope, String name, @Nullable Instant until, String reason) {
        if (scope == Scope.KIND) {
            TaskKind.valueOf(name);
        }
        jdbc.sql("""
                INSERT INTO pause (scope, name, source, until, reason)
                VALUES (:scope, :name, 'OPERATOR', coalesce(:until::timestamptz, 'infinity'), :reason)
                ON CONFLICT (scope, name, source) DO UPDATE
                   SET until = EXCLUDED.until, reason = EXCLUDED.reason,
                       since = CASE WHEN pause.until > clock_timestamp() THEN pause.since ELSE clock_timestamp() END
                """)
                .param("scope", scope.name())
                .param("name", name)
                .param("until", until == null ? null : OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    /**
     * Ends the pauses of the name, the platform's included: an operator who renewed a credential knows better. A
     * platform that still refuses is paused again by the next call.
     *
     * @return whether anything was paused
     */
    public boolean resume(Scope scope, String name) {
        return jdbc.sql("DELETE FROM pause WHERE scope = :scope AND name = :name AND until > clock_timestamp()")
                        .param("scope", scope.name())
                        .param("name", name)
                        .update()
                > 0;
    }

    /** The pauses in force, the oldest first. */
    public List<Pause> list() {
        return jdbc.sql("""
                SELECT scope, name, source, nullif(until, 'infinity') AS until, reason, since
                  FROM pause WHERE until > clock_timestamp() ORDER BY since, scope, name, source
                """).query(DataClassRowMapper.newInstance(Pause.class)).list();
    }

    /** The condition that a pause holds up the row of this alias, which has a kind, an upstream and a route. */
    static String paused(String alias) {
        return """
                EXISTS (SELECT FROM pause p
                         WHERE p.until > clock_timestamp()
                           AND (p.scope = 'KIND' AND p.name = %1$s.kind
                                OR p.name = %1$s.upstream
                                   AND (p.scope = 'UPSTREAM'
                                        OR p.scope = 'SCRAPER' AND %1$s.route = 'BACKGROUND'
                                           AND %1$s.kind IN ('PROFILE', 'CONTENT', 'RESOLVE'))))
                """.formatted(alias);
    }
}
