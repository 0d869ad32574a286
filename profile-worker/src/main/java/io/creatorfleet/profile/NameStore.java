package io.creatorfleet.profile;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.PlatformId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose names lead where: the holder of a name, names that changed hands, and names that lead to nobody any more. */
final class NameStore {

    /**
     * The creator that is held under a name.
     *
     * @param source which of the platform's sources somebody wants it to be looked up in
     */
    record Holder(
            long id, Account.Reference reference, @Nullable String source) {}

    private final JdbcClient jdbc;
    private final ProfileProperties properties;

    NameStore(JdbcClient jdbc, ProfileProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Of several that had the name, the one that was seen under it last. */
    Optional<Holder> holder(PlatformId platform, String username) {
        return jdbc.sql("""
                SELECT id, external_id, username, source FROM creator
                 WHERE platform = :platform AND lower(username) = lower(:username)
                 ORDER BY profiled_at DESC, id DESC LIMIT 1
                """)
                .param("platform", platform.key())
                .param("username", username)
                .query((row, number) -> new Holder(
                        row.getLong("id"),
                        new Account.Reference(row.getString("external_id"), row.getString("username")),
                        row.getString("source")))
                .optional();
    }

    /** Notes that the name leads to nobody. Once it has for long enough, the creator is unavailable, and looked for weekly. */
    void miss(Holder holder) {
        jdbc.sql("""
                UPDATE creator
                   SET misses = misses + 1, missed_since = coalesce(missed_since, clock_timestamp()),
                       state = CASE WHEN miss.enough THEN 'UNAVAILABLE' ELSE state END,
                       due_at = CASE WHEN miss.enough THEN clock_timestamp() + interval '7 days' ELSE due_at END
                  FROM (SELECT id AS held, state = 'UNAVAILABLE' OR misses + 1 >= :misses
                               AND coalesce(missed_since <= clock_timestamp() - :missedFor::interval, :misses = 1) AS enough
                          FROM creator WHERE id = :id FOR NO KEY UPDATE) miss
                 WHERE id = miss.held
                """)
                .param("id", holder.id())
                .param("misses", properties.misses())
                .param("missedFor", properties.missedFor().toString())
                .update();
    }

    /** Notes, before the account is saved, under which name it was known. */
    void leaveFormer(PlatformId platform, Account account) {
        jdbc.sql("""
                INSERT INTO former_name (creator_id, platform, username)
                SELECT id, platform, username FROM creator
                 WHERE platform = :platform AND external_id = :id AND lower(username) <> lower(:username)
                ON CONFLICT (creator_id, username) DO UPDATE SET until = excluded.until
                """)
                .param("platform", platform.key())
                .param("id", account.id())
                .param("username", account.username())
                .update();
        jdbc.sql("""
                DELETE FROM former_name f USING creator c
                 WHERE c.platform = :platform AND c.external_id = :id AND f.creator_id = c.id
                   AND lower(f.username) = lower(:username)
                """)
                .param("platform", platform.key())
                .param("id", account.id())
                .param("username", account.username())
                .update();
    }

    /** Notes that the name is this account's: who else is held under it cannot be found by it any more. */
    void handOver(PlatformId platform, String username, String account) {
        jdbc.sql("""
                UPDATE creator
                   SET state = 'UNAVAILABLE', due_at = clock_timestamp() + interval '7 days',
                       misses = misses + 1, missed_since = coalesce(missed_since, clock_timestamp())
                 WHERE platform = :platform AND lower(username) = lower(:username) AND external_id <> :account
                   AND state = 'ACTIVE'
                """)
                .param("platform", platform.key())
                .param("username", username)
                .param("account", account)
                .update();
    }
}
