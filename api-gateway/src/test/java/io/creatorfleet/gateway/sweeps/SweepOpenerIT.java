package io.creatorfleet.gateway.sweeps;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.gateway.Rows;
import io.creatorfleet.task.InvariantStore;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@GatewayTest
final class SweepOpenerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final SweepOpener opener;
    private final JdbcClient jdbc;
    private final InvariantStore invariant;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    SweepOpenerIT(@Autowired SweepOpener opener, @Autowired JdbcClient jdbc, @Autowired InvariantStore invariant) {
        this.opener = opener;
        this.jdbc = jdbc;
        this.invariant = invariant;
    }

    @BeforeEach
    void begin() {
        openJobs().forEach(job -> Rows.finish(jdbc, job));
        jdbc.sql("DELETE FROM creator").update();
        jdbc.sql("UPDATE sweep SET opened_at = '-infinity'").update();
    }

    @Test
    void opensASweepOnceAnItemHasGoneUnseenForTooLong() {
        item(creator("reddit", "r/space", "t5_1"), "t3_a", "23 hours");
        opener.look();
        assertThat(openJobs()).isEmpty();

        jdbc.sql("UPDATE content SET checked_at = now() - interval '25 hours'").update();
        opener.look();

        assertThat(jdbc.sql("""
                        SELECT j.purpose || ' ' || j.platform || ' ' || j.subject || ' ' || j.lane || ' ' || t.kind || ' '
                               || t.upstream || ' ' || t.subject || ' ' || t.lane
                          FROM job j JOIN task t ON t.job_id = j.id WHERE j.finished_at IS NULL
                        """).query(String.class).list())
                .containsExactly("SWEEP reddit sweep BACKGROUND SWEEP reddit reddit BACKGROUND");
        assertThat(invariant.violations()).isEmpty();
    }

    @Test
    void opensOneSweepAnIntervalHoweverManyLookAtOnce() throws Exception {
        item(creator("reddit", "r/space", "t5_1"), "t3_a", "25 hours");

        List<Thread> gateways = IntStream.range(0, 8)
                .mapToObj(n -> Thread.ofVirtual().start(opener::look))
                .toList();
        for (Thread gateway : gateways) {
            gateway.join();
        }
        assertThat(openJobs()).hasSize(1);

        Rows.finish(jdbc, openJobs().getFirst());
        opener.look();
        assertThat(openJobs()).isEmpty();

        jdbc.sql("UPDATE sweep SET opened_at = now() - interval '61 minutes'").update();
        opener.look();
        assertThat(openJobs()).hasSize(1);
    }

    @Test
    void deletesCreatorsThatHaveBeenGoneForTooLong() {
        long gone = creator("reddit", "u/gone", "t2_gone");
        long away = creator("instagram", "away", "17841");
        jdbc.sql("UPDATE creator SET state = 'UNAVAILABLE'").update();
        opener.look();
        assertThat(openJobs()).isEmpty();

        jdbc.sql(
                        "UPDATE creator SET profiled_at = now() - interval '9 days', unavailable_since = now() - interval '2 days'")
                .update();
        opener.look();
        opener.look();

        assertThat(jdbc.sql("SELECT subject FROM task WHERE kind = 'PURGE' AND state = 'READY'")
                        .query(Long.class)
                        .list())
                .containsExactly(gone);
        assertThat(openJobs()).hasSize(1);
        assertThat(invariant.violations()).isEmpty();

        jdbc.sql(
                        "UPDATE creator SET profiled_at = now() - interval '99 days', unavailable_since = now() - interval '31 days'")
                .update();
        opener.look();
        assertThat(jdbc.sql("SELECT subject FROM task WHERE kind = 'PURGE' AND state = 'READY'")
                        .query(Long.class)
                        .list())
                .containsExactlyInAnyOrder(gone, away);
    }

    @Test
    void keepsACreatorThatWasGoneAndIsBack() {
        creator("reddit", "u/back", "t2_back");
        jdbc.sql("UPDATE creator SET state = 'UNAVAILABLE', unavailable_since = now() - interval '9 days'")
                .update();

        opener.look();

        assertThat(openJobs()).isEmpty();
        assertThat(jdbc.sql("SELECT unavailable_since > now() - interval '1 minute' FROM creator")
                        .query(Boolean.class)
                        .single())
                .as("gone again, and since when")
                .isTrue();
    }

    @Test
    void forgetsAUserThatIsGoneWhereverOthersHoldWhatHeWrote() {
        long community = creator("reddit", "r/space", "t5_1");
        creator("reddit", "u/ann", "t2_ann");
        item(community, "t3_a", "1 hour");
        item(community, "t3_b", "1 hour");
        jdbc.sql("""
                UPDATE content
                   SET author = 'u/ann', author_id = CASE external_id WHEN 't3_a' THEN 't2_ann' ELSE 't2_bob' END
                """).update();
        jdbc.sql("UPDATE creator SET state = 'UNAVAILABLE' WHERE username = 'u/ann'")
                .update();

        opener.look();

        assertThat(jdbc.sql("""
                        SELECT external_id || ' ' || coalesce(author, '-') || ' ' || coalesce(author_id, '-')
                          FROM content ORDER BY external_id
                        """).query(String.class).list()).containsExactly("t3_a - -", "t3_b u/ann t2_bob");
    }

    private List<UUID> openJobs() {
        return jdbc.sql("SELECT id FROM job WHERE finished_at IS NULL")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private long creator(String platform, String username, String id) {
        return jdbc.sql("INSERT INTO creator (platform, external_id, username) VALUES (?, ?, ?) RETURNING id")
                .params(platform, id, username)
                .query(Long.class)
                .single();
    }

    private void item(long creator, String id, String unseen) {
        jdbc.sql("""
                INSERT INTO content (creator_id, external_id, kind, format, feed, published_at, checked_at)
                VALUES (:creator, :id, 'POST', 'IMAGE', 'new', now(), now() - :unseen::interval)
                """)
                .param("creator", creator)
                .param("id", id)
                .param("unseen", unseen)
                .update();
    }
}
