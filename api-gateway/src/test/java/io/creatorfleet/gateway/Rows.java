package io.creatorfleet.gateway;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as workers leave them behind. */
public final class Rows {

    private Rows() {}

    /** Ends a job the way its last task does. */
    public static void finish(JdbcClient jdbc, UUID job) {
        jdbc.sql("""
                WITH ended AS (
                     UPDATE task SET state = 'DONE', owner = NULL, finished_at = clock_timestamp()
                      WHERE job_id = :job AND state IN ('READY', 'QUEUED', 'RUNNING'))
                UPDATE job SET state = 'SUCCEEDED', open_tasks = 0, gathering_tasks = 0, finished_at = clock_timestamp(),
                       updated_at = clock_timestamp()
                 WHERE id = :job
                """).param("job", job).update();
    }

    public static long creator(JdbcClient jdbc, String username, long followers, @Nullable String niche) {
        return jdbc.sql("""
                INSERT INTO creator (platform, external_id, username, display_name, followers, items, niche)
                VALUES ('instagram', :username || '-id', :username, 'The ' || :username, :followers, 3, :niche)
                RETURNING id
                """)
                .param("username", username)
                .param("followers", followers)
                .param("niche", niche)
                .query(Long.class)
                .single();
    }

    /** A community or user of Reddit, by its name with its prefix. */
    public static long onReddit(JdbcClient jdbc, String username, long followers, @Nullable String niche) {
        return jdbc.sql("""
                INSERT INTO creator (platform, external_id, username, followers, niche)
                VALUES ('reddit', 't_' || :username, :username, :followers, :niche) RETURNING id
                """)
                .param("username", username)
                .param("followers", followers)
                .param("niche", niche)
                .query(Long.class)
                .single();
    }

    /** A post on Reddit, published so many days ago. */
    public static long post(JdbcClient jdbc, long creator, String id, int daysAgo, long score, boolean viral) {
        return jdbc.sql("""
                INSERT INTO content (creator_id, external_id, kind, format, feed, published_at, likes, comments, title, viral)
                VALUES (:creator, :id, 'POST', 'TEXT', 'new', clock_timestamp() - make_interval(days => :days), :score, 2,
                        'About ' || :id, :viral)
                RETURNING id
                """)
                .param("creator", creator)
                .param("id", id)
                .param("days", daysAgo)
                .param("score", score)
                .param("viral", viral)
                .query(Long.class)
                .single();
    }

    /** An item, published so many days ago. */
    public static long content(
            JdbcClient jdbc,
            long creator,
            String id,
            String kind,
            int daysAgo,
            @Nullable Long views,
            @Nullable UUID walk) {
        return jdbc.sql("""
                INSERT INTO content (creator_id, external_id, kind, format, feed, published_at, views, likes, comments, walk)
                VALUES (:creator, :id, :kind, 'VIDEO', 'media', clock_timestamp() - make_interval(days => :days), :views,
                        :views / 10, 1, :walk)
                RETURNING id
                """)
                .param("creator", creator)
                .param("id", id)
                .param("kind", kind)
                .param("days", daysAgo)
                .param("views", views)
                .param("walk", walk)
                .query(Long.class)
                .single();
    }

    /** A stored file of an item, or without one the profile's picture. */
    public static long stored(JdbcClient jdbc, long creator, @Nullable Long content, String key, long size) {
        return jdbc.sql("""
                INSERT INTO media (creator_id, content_id, external_id, role, object_key, state, size, sha256, etag, stored_at)
                VALUES (:creator, :content, :key, :role, :key, 'STORED', :size, 'sha', 'etag', clock_timestamp())
                RETURNING id
                """)
                .param("creator", creator)
                .param("content", content)
                .param("role", content == null ? "PICTURE" : "VIDEO")
                .param("key", key)
                .param("size", size)
                .query(Long.class)
                .single();
    }
}
