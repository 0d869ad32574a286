package io.creatorfleet.media.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored files that have the same bytes under several keys, as their checksums tell. */
final class IdenticalStore {

    /** How many groups are named. They are read at once, and so must be few: a cursor would hold back the ledger's vacuum. */
    static final int MOST_GROUPS = 1000;

    /** How many keys are named of a group. */
    static final int MOST_KEYS = 10;

    /**
     * All groups together.
     *
     * @param files in any group
     * @param bytes of those files
     */
    record Totals(long groups, long files, long bytes) {}

    /**
     * Files of the same bytes.
     *
     * @param size of each
     * @param keys the first of them, by their bytes
     */
    record Group(String sha256, long size, long files, List<String> keys) {}

    private final JdbcClient jdbc;

    IdenticalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Totals totals() {
        return jdbc.sql("""
                SELECT count(*) AS groups, coalesce(sum(files), 0)::bigint AS files, coalesce(sum(bytes), 0)::bigint AS bytes
                  FROM (SELECT count(*) AS files, sum(size) AS bytes FROM media
                         WHERE state = 'STORED' GROUP BY sha256 HAVING count(*) > 1) same
                """).query(DataClassRowMapper.newInstance(Totals.class)).single();
    }

    /** The groups whose bytes are stored in vain the most, those first. */
    List<Group> largest() {
        return jdbc.sql("""
                WITH same AS (
                    SELECT sha256, min(size) AS size, count(*) AS files FROM media WHERE state = 'STORED'
                     GROUP BY sha256 HAVING count(*) > 1
                     ORDER BY min(size) * (count(*) - 1) DESC, sha256 LIMIT :groups
                ), named AS (
                    SELECT sha256, object_key, row_number() OVER (PARTITION BY sha256 ORDER BY object_key) AS place
                      FROM media JOIN same USING (sha256) WHERE state = 'STORED'
                )
                SELECT sha256, size, files, array_agg(object_key ORDER BY place) AS keys
                  FROM same JOIN named USING (sha256) WHERE place <= :keys
                 GROUP BY sha256, size, files
                 ORDER BY size * (files - 1) DESC, sha256
                """)
                .param("groups", MOST_GROUPS)
                .param("keys", MOST_KEYS)
                .query((row, number) -> group(row))
                .list();
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(row.getString("sha256"), row.getLong("size"), row.getLong("files"), List.of((String[])
                row.getArray("keys").getArray()));
    }
}
