package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.creators.CreatorView.Curated;
import io.creatorfleet.gateway.creators.CreatorView.Freshness;
import io.creatorfleet.gateway.creators.CreatorView.LastJob;
import io.creatorfleet.gateway.creators.CreatorView.Profile;
import io.creatorfleet.gateway.jobs.JobState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The creators that are held, as they are read. Of several accounts that had a name, its newest holder is meant. */
@Component
final class CreatorViewStore {

    /** A creator found by name. */
    record Found(long id, String platform, String username, CreatorView view) {}

    // The picture is one row of the creator's media at most.
    static final String PICTURE = """
            (SELECT object_key FROM media m
              WHERE m.creator_id = c.id AND m.content_id IS NULL AND m.state = 'STORED'
              ORDER BY stored_at DESC LIMIT 1)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final GatewayProperties properties;

    CreatorViewStore(JdbcClient jdbc, JsonMapper json, GatewayProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.properties = properties;
    }

    Optional<Found> find(String platform, String username) {
        return jdbc.sql("""
                SELECT c.*, a.analytics, j.id AS job_id, j.state AS job_state, %s AS picture
                  FROM (SELECT * FROM creator WHERE platform = :platform AND lower(username) = :username
                         ORDER BY profiled_at DESC, id DESC LIMIT 1) c
                  LEFT JOIN LATERAL (
                       SELECT to_jsonb(held) - 'creator_id' || jsonb_build_object(
                              'computed_at', to_char(computed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                              'top_of_week_at', to_char(top_of_week_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                              AS analytics
                         FROM analytics held WHERE creator_id = c.id) a ON true
                  LEFT JOIN LATERAL (
                       SELECT id, state FROM job
                        WHERE platform = :platform AND subject = :username AND purpose IN ('ADD', 'REFRESH')
                        ORDER BY created_at DESC LIMIT 1) j ON true
                """.formatted(PICTURE))
                .param("platform", platform)
                .param("username", username)
                .query((row, number) -> new Found(row.getLong("id"), platform, row.getString("username"), view(row)))
                .optional();
    }

    /** The present name of the creator that last gave up that one. */
    Optional<String> nameNow(String platform, String former) {
        return jdbc.sql("""
                SELECT lower(c.username) FROM former_name f JOIN creator c ON c.id = f.creator_id
                 WHERE f.platform = :platform AND lower(f.username) = :former ORDER BY f.until DESC LIMIT 1
                """)
                .param("platform", platform)
                .param("former", former)
                .query(String.class)
                .optional();
    }

    /** The id alone, for what is read of a creator beside his profile. */
    Optional<Long> findId(String platform, String username) {
        return id(platform, username, "");
    }

    /** The same, and the row is locked until the transaction ends. */
    Optional<Long> lock(String platform, String username) {
        return id(platform, username, "FOR UPDATE");
    }

    private Optional<Long> id(String platform, String username, String locking) {
        return jdbc.sql("""
                SELECT id FROM creator WHERE platform = :platform AND lower(username) = :username
                 ORDER BY profiled_at DESC, id DESC LIMIT 1 %s
                """.formatted(locking))
                .param("platform", platform)
                .param("username", username)
                .query(Long.class)
                .optional();
    }

    /** How many others have the creator's name, as far as was seen: a name that is given up is given to another. */
    int others(Found creator) {
        return jdbc.sql("""
                SELECT count(*) FROM creator
                 WHERE platform = :platform AND lower(username) = lower(:username) AND id <> :creator
                """)
                .param("platform", creator.platform())
                .param("username", creator.username())
                .param("creator", creator.id())
                .query(Integer.class)
                .single();
    }

    void curate(long creator, Curation curation) {
        jdbc.sql("""
                UPDATE creator
                   SET niche = CASE WHEN :nicheGiven THEN :niche ELSE niche END,
                       review = CASE WHEN :reviewGiven THEN :review ELSE review END,
                       notes = CASE WHEN :notesGiven THEN :notes ELSE notes END,
                       source = CASE WHEN :sourceGiven THEN :source ELSE source END
                 WHERE id = :creator
                """)
                .param("creator", creator)
                .param("nicheGiven", curation.niche().given())
                .param("niche", curation.niche().text())
                .param("reviewGiven", curation.review().given())
                .param("review", curation.review().text())
                .param("notesGiven", curation.notes().given())
                .param("notes", curation.notes().text())
                .param("sourceGiven", curation.source().given())
                .param("source", curation.source().text())
                .update();
    }

    private CreatorView view(ResultSet row) throws SQLException {
        return new CreatorView(
                row.getString("username"),
                row.getString("platform"),
                row.getString("kind").toLowerCase(Locale.ROOT),
                profile(row),
                new Curated(
                        row.getString("niche"),
                        row.getString("review"),
                        row.getString("notes"),
                        row.getString("source")),
                json(row.getString("analytics")),
                new Freshness(
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("profiled_at").toInstant(),
                        instant(row.getTimestamp("refreshed_at")),
                        lastJob(row)));
    }

    private Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("external_id"),
                row.getString("display_name"),
                row.getString("biography"),
                row.getString("website"),
                row.getObject("followers", Long.class),
                row.getObject("follows", Long.class),
                row.getObject("items", Long.class),
                row.getString("state").toLowerCase(Locale.ROOT),
                properties.mediaUrlOrNull(row.getString("picture")),
                json(row.getString("details")));
    }

    private @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }

    private static @Nullable LastJob lastJob(ResultSet row) throws SQLException {
        String id = row.getString("job_id");
        return id == null ? null : new LastJob(id, "/api/jobs/" + id, JobState.shown(row.getString("job_state")));
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
