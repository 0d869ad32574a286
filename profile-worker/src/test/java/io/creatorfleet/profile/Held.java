package io.creatorfleet.profile;

import io.creatorfleet.backing.Database;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.Task;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database, with what tests put into it and read from it. */
record Held(JdbcClient jdbc, TransactionTemplate transactions) {

    static Held in(Database database) {
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        return new Held(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    /** The one job of the test. */
    UUID job(String username, @Nullable String niche) {
        UUID job = UUID.randomUUID();
        jdbc.sql("DELETE FROM job").update();
        jdbc.sql("INSERT INTO job (id, purpose, platform, subject, niche, lane, open_tasks)"
                        + " VALUES (:job, 'ADD', 'instagram', :username, :niche, 'INTERACTIVE', 1)")
                .param("job", job)
                .param("username", username)
                .param("niche", niche)
                .update();
        return job;
    }

    static Task task(UUID job, FollowUp of) {
        return new Task(
                1, job, of.kind(), 1, of.upstream(), Lane.INTERACTIVE, of.subject(), of.payload(), 0, Duration.ZERO, 1);
    }

    Map<String, @Nullable Object> creator(String externalId) {
        return jdbc.sql("SELECT * FROM creator WHERE external_id = ?")
                .param(externalId)
                .query()
                .singleRow();
    }

    Map<String, @Nullable Object> media(String externalId) {
        return jdbc.sql("SELECT * FROM media WHERE object_key LIKE 'instagram/' || ? || '/%'")
                .param(externalId)
                .query()
                .singleRow();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
