package io.creatorfleet.media;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.creatorfleet.backing.Database;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database, with what tests put into it and read from it. */
public record Held(JdbcClient jdbc, TransactionTemplate transactions) {

    private static final Map<String, Held> OPEN = new ConcurrentHashMap<>();

    /** The same for all tests that share the database. */
    public static Held in(Database database) {
        return OPEN.computeIfAbsent(database.jdbcUrl(), url -> migrated(database));
    }

    private static Held migrated(Database database) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        HikariDataSource source = new HikariDataSource(pool);
        Flyway.configure().dataSource(source).load().migrate();
        return new Held(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    public Creator creator() {
        String external = UUID.randomUUID().toString().replace("-", "");
        long id = jdbc.sql(
                        "INSERT INTO creator (platform, external_id, username) VALUES ('instagram', ?, 'someone') RETURNING id")
                .param(external)
                .query(Long.class)
                .single();
        return new CreatorStore(jdbc).find(id).orElseThrow();
    }

    public UUID job() {
        UUID job = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO job (id, purpose, platform, subject, lane, open_tasks) VALUES (?, 'ADD', 'instagram', ?, 'BACKGROUND', 1)")
                .params(job, job.toString())
                .update();
        return job;
    }

    /** A pending video of a reel on the page of cursor c2. */
    public long media(Creator creator, String name, @Nullable String link) {
        return jdbc.sql("""
                WITH item AS (INSERT INTO content (creator_id, external_id, kind, format, published_at, feed, page_cursor)
                              VALUES (:creator, :name, 'REEL', 'VIDEO', now(), 'media', 'c2') RETURNING id)
                INSERT INTO media (creator_id, content_id, external_id, role, object_key, state, link)
                SELECT :creator, id, :name, 'VIDEO', :key, 'PENDING', :link FROM item RETURNING id
                """)
                .param("creator", creator.id())
                .param("name", name)
                .param("key", creator.objectPrefix() + name + "/" + name + "-video")
                .param("link", link)
                .query(Long.class)
                .single();
    }

    /** A job with a copy of each of these files, all of them due. */
    public UUID copies(Lane lane, List<Long> media) {
        UUID job = UUID.randomUUID();
        jdbc.sql("""
                WITH job AS (INSERT INTO job (id, purpose, platform, subject, lane, accepted_tasks, open_tasks, fanned_in)
                             VALUES (:job, 'ADD', 'instagram', :job::text, :lane, :copies, :copies, true) RETURNING id, lane)
                INSERT INTO task (job_id, kind, upstream, lane, subject)
                SELECT id, 'MEDIA', 'instagram-cdn', lane, subject FROM job, unnest(:media::text[]) AS subject
                """)
                .param("job", job)
                .param("lane", lane.name())
                .param("copies", media.size())
                .param("media", media.stream().map(String::valueOf).toArray(String[]::new))
                .update();
        return job;
    }

    /** How many of the ledger's rules are broken, and how often. */
    public long violations() {
        return jdbc.sql("SELECT count(*) FROM violation").query(Long.class).single();
    }

    public Map<String, @Nullable Object> media(long id) {
        return jdbc.sql("SELECT * FROM media WHERE id = ?").param(id).query().singleRow();
    }

    public void settle(Verdict verdict) {
        Results results = switch (verdict) {
            case Verdict.Done done -> done.results();
            case Verdict.Conclude conclude -> conclude.results();
            case Verdict.Snooze snooze -> throw new AssertionError("no result: " + snooze);
            case Verdict.Retry retry -> throw new AssertionError("no result: " + retry);
            case Verdict.DeadLetter dead -> throw new AssertionError("no result: " + dead);
        };
        transactions.executeWithoutResult(status -> results.write());
    }

    /** A claimed task of a new job. */
    public Task claimed(TaskKind kind, long subject) {
        UUID job = job();
        long id = jdbc.sql("""
                INSERT INTO task (job_id, kind, upstream, lane, subject, state, owner, fence)
                VALUES (:job, :kind, 'x', 'BACKGROUND', :subject, 'RUNNING', 1, 1) RETURNING id
                """)
                .param("job", job)
                .param("kind", kind.name())
                .param("subject", String.valueOf(subject))
                .query(Long.class)
                .single();
        return new Task(id, job, kind, 1, "x", Lane.BACKGROUND, String.valueOf(subject), "{}", 0, Duration.ZERO, 1);
    }

    public static Task task(TaskKind kind, UUID job, long subject) {
        return new Task(1, job, kind, 1, "x", Lane.BACKGROUND, String.valueOf(subject), "{}", 0, Duration.ZERO, 1);
    }
}
