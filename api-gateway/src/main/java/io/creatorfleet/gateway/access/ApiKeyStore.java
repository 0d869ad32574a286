package io.creatorfleet.gateway.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys there are and were. */
@Component
final class ApiKeyStore {

    private static final String KEYS = """
            SELECT id, name, role, encode(sha256, 'hex') AS sha256, beginning, per_second, created_at, used_at, revoked_at
              FROM api_key
            """;

    private final JdbcClient jdbc;

    ApiKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, in the order in which they were created. */
    List<ApiKey> all() {
        return jdbc.sql(KEYS + " ORDER BY id")
                .query(DataClassRowMapper.newInstance(ApiKey.class))
                .list();
    }

    List<ApiKey> valid() {
        return jdbc.sql(KEYS + " WHERE revoked_at IS NULL")
                .query(DataClassRowMapper.newInstance(ApiKey.class))
                .list();
    }

    Optional<ApiKey> find(long id) {
        return jdbc.sql(KEYS + " WHERE id = :id")
                .param("id", id)
                .query(DataClassRowMapper.newInstance(ApiKey.class))
                .optional();
    }

    /** The new key's number; none when it was there before, valid or revoked, and stays as it is. */
    Optional<Long> insert(SecretKey key, Role role, String name, @Nullable Double perSecond) {
        return jdbc.sql("""
                INSERT INTO api_key (name, role, sha256, beginning, per_second)
                VALUES (:name, :role, decode(:sha256, 'hex'), :beginning, :perSecond)
                ON CONFLICT (sha256) DO NOTHING
                RETURNING id
                """)
                .param("name", name)
                .param("role", role.name())
                .param("sha256", key.sha256())
                .param("beginning", key.beginning())
                .param("perSecond", perSecond)
                .query(Long.class)
                .optional();
    }

    /** Whether there was such a key, and it was valid until now. */
    boolean revoke(long id) {
        return jdbc.sql("UPDATE api_key SET revoked_at = clock_timestamp() WHERE id = :id AND revoked_at IS NULL")
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Keeps that the keys were used, to a minute: whether one is still in use is all that anybody asks. */
    void markUsed(Collection<Long> ids) {
        jdbc.sql("""
                UPDATE api_key SET used_at = clock_timestamp()
                 WHERE id = ANY (:ids) AND coalesce(used_at < clock_timestamp() - INTERVAL '1 minute', true)
                """).param("ids", ids.toArray(Long[]::new)).update();
    }
}
