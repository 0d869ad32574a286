package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.jobs.JobReport.Copies;
import io.creatorfleet.gateway.jobs.JobReport.Held;
import io.creatorfleet.gateway.jobs.JobReport.Pause;
import io.creatorfleet.gateway.jobs.JobReport.Purge;
import io.creatorfleet.gateway.jobs.JobReport.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reports of jobs, each number counted from the rows it speaks of, for any number of jobs in one statement. */
@Component
public class JobReportStore {

    private static final List<String> STAGES = List.of("profile", "content", "media", "analytics");

    // The number of a job's tasks by kind and state, what its items and their files amount to, and the pauses that
    // hold its waiting tasks. A later job's walk takes the items over: then what this one held is in its row, and its
    // files are those it copied.
    private static final String REPORTS = """
            SELECT j.*, tasks.counts, COALESCE(j.reels_held, items.reels) AS reels, COALESCE(j.posts_held, items.posts) AS posts,
                   files.stored, files.bytes, pauses.list AS pauses,
                   (SELECT jsonb_build_object('objects', objects, 'bytes', p.bytes, 'uploads', uploads,
                                'proved_at', to_char(proved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                                'rows', jsonb_build_object('creators', creators, 'content', items, 'media', media,
                                        'analytics', analytics, 'snapshots', snapshots))
                      FROM purge p WHERE p.job_id = j.id) AS purge
              FROM job j
             CROSS JOIN LATERAL (
                   SELECT jsonb_object_agg(lower(kind || ' ' || state), n) AS counts
                     FROM (SELECT kind, state, count(*) AS n FROM task WHERE job_id = j.id GROUP BY kind, state)) tasks
             CROSS JOIN LATERAL (
                   SELECT count(*) FILTER (WHERE kind = 'REEL') AS reels, count(*) FILTER (WHERE kind = 'POST') AS posts
                     FROM content WHERE creator_id = j.creator_id AND walk = j.id) items
             CROSS JOIN LATERAL (
                   SELECT count(*) AS stored, COALESCE(sum(size), 0)::bigint AS bytes
                     FROM media m LEFT JOIN content c ON c.id = m.content_id
                    WHERE m.creator_id = j.creator_id AND m.state = 'STORED'
                      AND (m.content_id IS NULL OR c.walk = j.id OR m.id::text = ANY (ARRAY (
                           SELECT subject FROM task WHERE job_id = j.id AND kind = 'MEDIA')))) files
             CROSS JOIN LATERAL (
                   SELECT jsonb_agg(DISTINCT jsonb_build_object('scope', lower(p.scope), 'name', p.name,
                            'reason', p.reason, 'until', NULLIF(p.until, 'infinity'))) AS list
                     FROM pause p JOIN task t ON t.job_id = j.id AND t.state IN ('READY', 'QUEUED')
                      AND ((p.scope = 'UPSTREAM' AND p.name = t.upstream) OR (p.scope = 'KIND' AND p.name = t.kind))
                    WHERE p.until > clock_timestamp()) pauses
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobReportStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<JobReport> find(UUID job) {
        return find(Set.of(job)).stream().findFirst();
    }

    List<JobReport> find(Collection<UUID> jobs) {
        return jdbc.sql(REPORTS + " WHERE j.id = ANY (:jobs)")
                .param("jobs", jobs.toArray(UUID[]::new))
                .query((row, number) -> report(row))
                .list();
    }

    /** The job that last took the creator in or refreshed him, under this name or an earlier one. */
    public Optional<JobReport> findLast(long creator, String platform, String username) {
        return jdbc.sql(REPORTS + """
                 WHERE j.id = (SELECT id FROM job
                                WHERE (creator_id = :creator OR platform = :platform AND subject = lower(:username))
                                  AND purpose IN ('ADD', 'REFRESH')
                                ORDER BY created_at DESC LIMIT 1)
                """)
                .param("creator", creator)
                .param("platform", platform)
                .param("username", username)
                .query((row, number) -> report(row))
                .optional();
    }

    /** Newest first, from after the given place. */
    List<JobReport> list(JobFilter filter) {
        return jdbc.sql(REPORTS + """
                 WHERE j.id IN (
                       SELECT id FROM job
                        WHERE (:states::text[] IS NULL OR state = ANY (:states::text[]))
                          AND (:platform::text IS NULL OR platform = :platform)
                          AND (:lane::text IS NULL OR lane = :lane)
                          AND (:before::timestamptz IS NULL OR (created_at, id) < (:before::timestamptz, :id::uuid))
                        ORDER BY created_at DESC, id DESC LIMIT :limit)
                 ORDER BY j.created_at DESC, j.id DESC
                """)
                .param(
                        "states",
                        filter.states() == null ? null : filter.states().toArray(String[]::new))
                .param("platform", filter.platform())
                .param("lane", filter.lane())
                .param(
                        "before",
                        filter.before() == null ? null : filter.before().toString())
                .param("id", filter.id() == null ? null : filter.id().toString())
                .param("limit", filter.limit().read())
                .query((row, number) -> report(row))
                .list();
    }

    private JobReport report(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new JobReport(
                id,
                "/api/jobs/" + id,
                lower(row, "purpose"),
                row.getString("platform"),
                row.getString("subject"),
                row.getString("niche"),
                lower(row, "lane"),
                JobState.shown(row.getString("state")),
                row.getString("reason"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row.getTimestamp("finished_at")),
                stages(row),
                read(row.getString("pauses"), new TypeReference<List<Pause>>() {}, List.of()),
                purge(row));
    }

    private @Nullable Purge purge(ResultSet row) throws SQLException {
        String purge = row.getString("purge");
        return purge == null ? null : json.readValue(purge, Purge.class);
    }

    private Map<String, Stage> stages(ResultSet row) throws SQLException {
        Map<String, Long> counts = read(row.getString("counts"), new TypeReference<Map<String, Long>>() {}, Map.of());
        Set<String> others = new TreeSet<>();
        counts.keySet().forEach(key -> others.add(key.substring(0, key.indexOf(' '))));
        STAGES.forEach(others::remove);
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (String kind : STAGES) {
            stages.put(kind, stage(kind, counts, row));
        }
        for (String kind : others) {
            stages.put(kind, stage(kind, counts, row));
        }
        return stages;
    }

    private static Stage stage(String kind, Map<String, Long> counts, ResultSet row) throws SQLException {
        boolean content = kind.equals("content");
        return new Stage(
                counts.getOrDefault(kind + " ready", 0L),
                counts.getOrDefault(kind + " queued", 0L),
                counts.getOrDefault(kind + " running", 0L),
                counts.getOrDefault(kind + " done", 0L),
                counts.getOrDefault(kind + " dead", 0L),
                content ? new Held(row.getLong("reels"), row.getLong("reels_asked")) : null,
                content ? new Held(row.getLong("posts"), row.getLong("posts_asked")) : null,
                kind.equals("media") ? new Copies(row.getLong("stored"), row.getLong("bytes")) : null);
    }

    private <T> T read(@Nullable String text, TypeReference<T> type, T none) {
        return text == null ? none : json.readValue(text, type);
    }

    private static String lower(ResultSet row, String column) throws SQLException {
        return row.getString(column).toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
