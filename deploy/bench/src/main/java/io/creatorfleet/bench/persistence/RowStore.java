package io.creatorfleet.bench.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.creatorfleet.backing.Database;
import io.creatorfleet.content.ContentStore;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The fleet's database, and the two ways into its table of content over one connection. */
final class RowStore implements AutoCloseable {

    private final HikariDataSource source = new HikariDataSource();
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ContentStore contents;

    RowStore(Database database) {
        source.setJdbcUrl(database.jdbcUrl());
        source.setUsername(database.username());
        source.setPassword(database.password());
        source.setMaximumPoolSize(1);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        this.contents = new ContentStore(jdbc);
    }

    /** A creator without items. */
    long creator() {
        return jdbc.sql("""
                INSERT INTO creator (platform, external_id, username) VALUES ('reddit', gen_random_uuid(), 'r/space')
                RETURNING id
                """).query(Long.class).single();
    }

    /** Lets all contenders begin alike: with statistics, and without pages that are still to be written. */
    void settle() {
        jdbc.sql("ANALYZE content").update();
        jdbc.sql("CHECKPOINT").update();
    }

    /** Does the work and commits it. */
    void commit(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    /** Writes the page as the content worker does. */
    void save(Batch batch) {
        if (!contents.save(batch.reading(), batch.items()).isEmpty()) {
            throw new IllegalStateException("PostgreSQL refuses a row of the benchmark");
        }
    }

    /** Has PostgreSQL read the rows of a file into the same columns. */
    void copy(Path rows) {
        jdbc.sql("""
                COPY content (creator_id, external_id, kind, format, permalink, caption, published_at, likes, comments, reposts,
                              title, author, author_id, upvote_ratio, details, feed, page_cursor, walk, fetched_at, checked_at)
                FROM '%s'
                """.formatted(rows)).update();
    }

    /** How many rows these batches have in the table. */
    long held(List<Batch> batches) {
        return jdbc.sql("SELECT count(*) FROM content WHERE creator_id = ANY (:creators)")
                .param(
                        "creators",
                        batches.stream()
                                .map(batch -> batch.reading().page().creator())
                                .distinct()
                                .toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        source.close();
    }
}
