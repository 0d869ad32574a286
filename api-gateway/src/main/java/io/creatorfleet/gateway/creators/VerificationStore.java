package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.creators.Verification.Audited;
import io.creatorfleet.gateway.creators.Verification.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A creator's rows, counted, and what the last audit wrote to them. */
@Component
final class VerificationStore {

    private static final int ORPHANS_SHOWN = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    VerificationStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Rows rows(long creator) {
        return jdbc.sql("""
                SELECT items.*, files.*
                  FROM (SELECT count(*) FILTER (WHERE kind = 'REEL') AS reels,
                               count(*) FILTER (WHERE kind = 'POST') AS posts,
                               count(*) - count(DISTINCT external_id) AS duplicates
                          FROM content WHERE creator_id = :creator) items
                 CROSS JOIN (
                       SELECT jsonb_object_agg(lower(state), n) AS media, COALESCE(sum(bytes), 0)::bigint AS bytes,
                              COALESCE(sum(n) FILTER (WHERE state = 'PENDING'), 0) AS pending,
                              COALESCE(sum(stranded), 0) AS stranded
                         FROM (SELECT state, count(*) AS n, sum(size) FILTER (WHERE state = 'STORED') AS bytes,
                                      count(*) FILTER (WHERE state = 'PENDING' AND NOT EXISTS (
                                            SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text
                                               AND t.state IN ('READY', 'QUEUED', 'RUNNING'))
                                        AND NOT EXISTS (
                                            SELECT FROM task t WHERE t.kind = 'MEDIA' AND t.subject = m.id::text
                                               AND t.state = 'DEAD')) AS stranded
                                 FROM media m WHERE creator_id = :creator GROUP BY state)) files
                """)
                .param("creator", creator)
                .query((row, number) -> rows(row))
                .single();
    }

    /** What the audit found, if it has written it. */
    Optional<Audited> audited(long creator, UUID job) {
        return jdbc.sql("""
                SELECT o.objects, o.bytes, o.audited_at, o.orphans, o.dangling_uploads, o.rehashed, found.*
                  FROM object_audit o JOIN job j ON j.id = o.job_id
                 CROSS JOIN LATERAL (
                       SELECT count(*) AS checked,
                              count(*) FILTER (WHERE audit = 'MISSING') AS missing,
                              count(*) FILTER (WHERE audit = 'WRONG_SIZE') AS wrong_size,
                              count(*) FILTER (WHERE audit = 'WRONG_CHECKSUM') AS wrong_checksum
                         FROM media WHERE creator_id = o.creator_id AND audited_at >= j.created_at) found
                 WHERE o.creator_id = :creator AND o.job_id = :job
                """)
                .param("creator", creator)
                .param("job", job)
                .query((row, number) -> audited(row))
                .optional();
    }

    private Rows rows(ResultSet row) throws SQLException {
        String media = row.getString("media");
        Map<String, Long> byState =
                media == null ? new TreeMap<>() : json.readValue(media, new TypeReference<TreeMap<String, Long>>() {});
        return new Rows(
                row.getLong("reels"),
                row.getLong("posts"),
                byState,
                row.getLong("bytes"),
                row.getLong("duplicates"),
                row.getLong("pending"),
                row.getLong("stranded"));
    }

    private static Audited audited(ResultSet row) throws SQLException {
        List<String> orphans = List.of((String[]) row.getArray("orphans").getArray());
        long checked = row.getLong("checked");
        long missing = row.getLong("missing");
        long objects = row.getLong("objects");
        return new Audited(
                checked,
                missing,
                row.getLong("wrong_size"),
                row.getLong("wrong_checksum"),
                orphans.size(),
                orphans.subList(0, Math.min(orphans.size(), ORPHANS_SHOWN)),
                Math.max(0, objects - (checked - missing) - orphans.size()),
                objects,
                row.getLong("bytes"),
                row.getLong("dangling_uploads"),
                row.getLong("rehashed"),
                row.getTimestamp("audited_at").toInstant());
    }
}
