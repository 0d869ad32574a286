package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.content.Items.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Item;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.InvariantStore;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A sweep from its job to its end, through the ledger and the broker. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=content-worker",
            "fleet.instagram.graph.user-id=1",
            "fleet.instagram.graph.token=token"
        })
@Import(SweepRunIT.Lookup.class)
@DirtiesContext // ends the worker before its servers end with the process
class SweepRunIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    @TestConfiguration
    static class Lookup {
        @Bean
        FakeLookup lookup() {
            return new FakeLookup();
        }
    }

    @Test
    void asksForAllThatNobodyHasSeenForADayAndEnds(
            @Autowired FakeLookup platform,
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions,
            @Autowired TaskLedger ledger,
            @Autowired Dispatcher dispatcher,
            @Autowired InvariantStore invariant) {
        Held held = new Held(jdbc, transactions);
        long creator = held.creator("reddit", "r/space");
        held.save(UUID.randomUUID(), PagePayload.first(creator, "new"), List.of(items(0, 250)));
        jdbc.sql("UPDATE content SET checked_at = now() - interval '2 days'").update();
        platform.show(items(0, 240));
        UUID job = UUID.randomUUID();

        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    INSERT INTO job (id, purpose, platform, subject, lane, fanned_in)
                    VALUES (:job, 'SWEEP', 'reddit', 'sweep', 'BACKGROUND', true)
                    """).param("job", job).update();
            ledger.open(job, new FollowUp(TaskKind.SWEEP, "reddit", "reddit"));
        });
        dispatcher.wake();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jdbc.sql("SELECT state || ' ' || accepted_tasks FROM job WHERE id = ?")
                                .param(job)
                                .query(String.class)
                                .single())
                        .isEqualTo("SUCCEEDED 3"));
        assertThat(platform.calls()).hasSize(3);
        assertThat(held.column(creator, "removed_by").values())
                .filteredOn("omitted"::equals)
                .hasSize(10);
        assertThat(invariant.violations()).isEmpty();
    }

    private static Item[] items(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> submission("t3_" + n)).toArray(Item[]::new);
    }
}
