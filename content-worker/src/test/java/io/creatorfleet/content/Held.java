package io.creatorfleet.content;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.creatorfleet.backing.Database;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database, with what tests put into it and read from it. */
record Held(JdbcClient jdbc, TransactionTemplate transactions) {

    static Held in(Database database) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        HikariDataSource source = new HikariDataSource(pool);
        Flyway.configure().dataSource(source).load().migrate();
        return new Held(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    long creator(@Nullable Long followers, @Nullable Long items) {
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

    UUID job(long creator, int reels, int posts) {
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

    /** Writes what the verdict has to write, and returns the tasks that follow. */
    List<FollowUp> settle(Verdict verdict) {
        Results results = switch (verdict) {
            case Verdict.Done done -> done.results();
            case Verdict.Conclude conclude -> conclude.results();
            case Verdict.Snooze snooze -> throw new AssertionError("no result: " + snooze);
            case Verdict.Retry retry -> throw new AssertionError("no result: " + retry);
            case Verdict.DeadLetter dead -> throw new AssertionError("no result: " + dead);
        };
        return transactions.execute(status -> results.write());
    }

    static Task task(UUID job, FollowUp of) {
        return new Task(
                1, job, of.kind(), 1, of.upstream(), Lane.INTERACTIVE, of.subject(), of.payload(), 0, Duration.ZERO, 1);
    }

    List<Map<String, @Nullable Object>> contents(long creator) {
        return rows("SELECT * FROM content WHERE creator_id = ? ORDER BY external_id", creator);
    }

    List<Map<String, @Nullable Object>> media(long creator) {
        return rows("SELECT * FROM media WHERE creator_id = ? ORDER BY external_id, role", creator);
    }

    private List<Map<String, @Nullable Object>> rows(String sql, long creator) {
        return jdbc.sql(sql).param(creator).query().listOfRows();
    }
}
