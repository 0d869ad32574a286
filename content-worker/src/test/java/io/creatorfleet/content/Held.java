package io.creatorfleet.content;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.creatorfleet.backing.Database;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Item;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database, with what tests put into it and read from it. */
public record Held(JdbcClient jdbc, TransactionTemplate transactions) {

    public static Held in(Database database) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        HikariDataSource source = new HikariDataSource(pool);
        Flyway.configure().dataSource(source).load().migrate();
        return new Held(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    public long creator(@Nullable Long followers, @Nullable Long items) {
        return jdbc.sql("""
                INSERT INTO creator (platform, external_id, username, followers, items)
                VALUES ('instagram', :id, 'someone', :followers, :items) RETURNING id
                """)
                .param("id", UUID.randomUUID().toString().replace("-", ""))
                .param("followers", followers)
                .param("items", items)
                .query(Long.class)
                .single();
    }

    long creator(String platform, String username) {
        return jdbc.sql("INSERT INTO creator (platform, external_id, username) VALUES (?, ?, ?) RETURNING id")
                .params(platform, UUID.randomUUID().toString().replace("-", ""), username)
                .query(Long.class)
                .single();
    }

    /** Ends a walk as one that had everything. */
    void endWalk(long creator) {
        jdbc.sql("UPDATE creator SET refreshed_at = clock_timestamp() WHERE id = ?")
                .param(creator)
                .update();
    }

    UUID refresh(long creator, int reels, int posts) {
        UUID job = job(creator, reels, posts);
        jdbc.sql("UPDATE job SET purpose = 'REFRESH' WHERE id = ?").param(job).update();
        return job;
    }

    public UUID job(long creator, int reels, int posts) {
        UUID job = UUID.randomUUID();
        jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, lane, reels_asked, posts_asked, creator_id, open_tasks)
                VALUES (:job, 'ADD', 'instagram', :subject, 'INTERACTIVE', :reels, :posts, :creator, 1)
                """)
                .param("job", job)
                .param("subject", job.toString())
                .param("reels", reels)
                .param("posts", posts)
                .param("creator", creator)
                .update();
        return job;
    }

    /** Keeps items as a walk of the job does. */
    void save(UUID job, PagePayload page, List<Item> items) {
        Reading reading = new Reading(page, job, false, OffsetDateTime.now(ZoneOffset.UTC));
        transactions.executeWithoutResult(status -> new ContentStore(jdbc).save(reading, items));
    }

    /** Writes what the verdict has to write, and returns the tasks that follow. */
    public List<FollowUp> settle(Verdict verdict) {
        Results results = switch (verdict) {
            case Verdict.Done done -> done.results();
            case Verdict.Conclude conclude -> conclude.results();
            case Verdict.Snooze snooze -> throw new AssertionError("no result: " + snooze);
            case Verdict.Retry retry -> throw new AssertionError("no result: " + retry);
            case Verdict.DeadLetter dead -> throw new AssertionError("no result: " + dead);
        };
        return transactions.execute(status -> results.write());
    }

    public static Task task(UUID job, FollowUp of) {
        return new Task(
                1, job, of.kind(), 1, of.upstream(), Lane.INTERACTIVE, of.subject(), of.payload(), 0, Duration.ZERO, 1);
    }

    List<Map<String, @Nullable Object>> contents(long creator) {
        return rows("SELECT * FROM content WHERE creator_id = ? ORDER BY external_id", creator);
    }

    List<Map<String, @Nullable Object>> media(long creator) {
        return rows("SELECT * FROM media WHERE creator_id = ? ORDER BY external_id, role", creator);
    }

    /** The external ids of the items with what their rows say in the column. */
    Map<String, @Nullable Object> column(long creator, String column) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        contents(creator).forEach(row -> values.put(String.valueOf(row.get("external_id")), row.get(column)));
        return values;
    }

    List<Map<String, @Nullable Object>> unreadable(long creator) {
        return rows("SELECT * FROM unreadable WHERE creator_id = ? ORDER BY id", creator);
    }

    List<Map<String, @Nullable Object>> snapshots(long creator) {
        return rows("""
                SELECT s.*, c.external_id FROM content_snapshot s JOIN content c ON c.id = s.content_id
                 WHERE c.creator_id = ? ORDER BY c.external_id, s.taken_at
                """, creator);
    }

    private List<Map<String, @Nullable Object>> rows(String sql, long creator) {
        return jdbc.sql(sql).param(creator).query().listOfRows();
    }
}
