package io.creatorfleet.content.history;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.creatorfleet.backing.BackingServices;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ThinningIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static JdbcClient jdbc;
    private static TransactionTemplate transactions;

    @BeforeAll
    static void migrate() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(services.database().jdbcUrl());
        source.setUsername(services.database().username());
        source.setPassword(services.database().password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @BeforeEach
    void clear() {
        jdbc.sql("DELETE FROM creator").update();
        jdbc.sql("UPDATE thinning SET position = 0").update();
    }

    /** Hourly snapshots of a year, the last one an hour ago. */
    @Test
    void keepsAllOfTwoDaysOneADayForNinetyAndOneAWeekBefore() {
        long item = item(creator("instagram"), "a");
        hourly("content_snapshot", "content_id", item, 365 * 24);

        thinning(1000).step();

        assertThat(ages("content_snapshot", "content_id", item, "0 hours", "48 hours"))
                .isEqualTo(47);
        assertThat(ages("content_snapshot", "content_id", item, "48 hours", "90 days"))
                .isBetween(88L, 90L);
        assertThat(ages("content_snapshot", "content_id", item, "90 days", "366 days"))
                .isBetween(39L, 41L);
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM content_snapshot
                         WHERE taken_at < now() - interval '49 hours' AND taken_at >= now() - interval '89 days'
                           AND extract(hour FROM taken_at AT TIME ZONE 'UTC') <> 23
                        """).query(Long.class).single())
                .as("days whose last snapshot was not kept")
                .isZero();
    }

    @Test
    void keepsThePlatformsTerms() {
        long account = creator("instagram");
        long community = creator("reddit");
        hourly("follower_snapshot", "creator_id", account, 240);
        hourly("follower_snapshot", "creator_id", community, 240);

        thinning(1000).step();

        assertThat(ages("follower_snapshot", "creator_id", account, "0 hours", "48 hours"))
                .isEqualTo(47);
        assertThat(ages("follower_snapshot", "creator_id", community, "0 hours", "48 hours"))
                .isBetween(13L, 14L);
    }

    @Test
    void goesRoundThroughAllItemsAFewAStep() {
        long creator = creator("instagram");
        List<Long> items = List.of(item(creator, "a"), item(creator, "b"), item(creator, "c"));
        items.forEach(item -> hourly("content_snapshot", "content_id", item, 240));
        Thinning thinning = thinning(2);

        thinning.step();
        assertThat(items).map(this::snapshots).satisfies(left -> {
            assertThat(left.get(0)).isLessThan(60);
            assertThat(left.get(1)).isLessThan(60);
            assertThat(left.get(2)).isEqualTo(240);
        });

        thinning.step();
        assertThat(snapshots(items.get(2))).isLessThan(60);

        hourly("content_snapshot", "content_id", items.getFirst(), 240);
        thinning.step();
        thinning.step();
        assertThat(snapshots(items.getFirst())).isLessThan(110);
    }

    @Test
    void leavesAHistoryThatAnotherProcessThins() {
        long item = item(creator("instagram"), "a");
        hourly("content_snapshot", "content_id", item, 240);

        transactions.executeWithoutResult(status -> {
            jdbc.sql("SELECT FROM thinning WHERE history = 'content' FOR UPDATE")
                    .query()
                    .listOfRows();
            Thread other = Thread.ofPlatform().start(() -> thinning(1000).step());
            join(other);
        });

        assertThat(snapshots(item)).isEqualTo(240);
    }

    @Test
    void deletesRawItemsPastTheirTime() {
        long account = creator("instagram");
        long community = creator("reddit");
        for (String age : List.of("1 day", "3 days", "31 days")) {
            raw(account, age);
            raw(community, age);
        }

        thinning(1000).step();

        assertThat(jdbc.sql("""
                        SELECT c.platform || ' ' || u.raw FROM unreadable u JOIN creator c ON c.id = u.creator_id ORDER BY 1
                        """).query(String.class).list())
                .containsExactly("instagram 1 day", "instagram 3 days", "reddit 1 day");
    }

    private static Thinning thinning(int items) {
        RetentionProperties terms = new RetentionProperties(
                new RetentionProperties.Terms(Duration.ofDays(30), Duration.ofHours(48), Duration.ofDays(90)),
                new RetentionProperties.Terms(Duration.ofHours(48), Duration.ofHours(12), Duration.ofDays(90)));
        ThinningProperties properties = new ThinningProperties(Duration.ofSeconds(30), items);
        return new Thinning(new ThinningStore(jdbc, terms), transactions, properties);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long creator(String platform) {
        return jdbc.sql("INSERT INTO creator (platform, external_id, username) VALUES (?, ?, 'someone') RETURNING id")
                .params(platform, platform)
                .query(Long.class)
                .single();
    }

    private static long item(long creator, String name) {
        return jdbc.sql("""
                INSERT INTO content (creator_id, external_id, kind, format, published_at, feed)
                VALUES (?, ?, 'POST', 'IMAGE', now(), 'media') RETURNING id
                """).params(creator, name).query(Long.class).single();
    }

    private static void hourly(String table, String id, long of, int hours) {
        jdbc.sql("INSERT INTO " + table + " (" + id + ", taken_at)"
                        + " SELECT :id, now() - n * interval '1 hour' FROM generate_series(1, :hours) AS n"
                        + " ON CONFLICT DO NOTHING")
                .param("id", of)
                .param("hours", hours)
                .update();
    }

    private static void raw(long creator, String age) {
        jdbc.sql("""
                INSERT INTO unreadable (creator_id, feed, reason, raw, seen_at)
                VALUES (:creator, 'new', 'of another shape', :age, now() - :age::interval)
                """).param("creator", creator).param("age", age).update();
    }

    private long snapshots(long item) {
        return ages("content_snapshot", "content_id", item, "0 hours", "999 days");
    }

    private static long ages(String table, String id, long of, String from, String to) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE " + id
                        + " = :id AND taken_at < now() - :from::interval AND taken_at >= now() - :to::interval")
                .param("id", of)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }
}
