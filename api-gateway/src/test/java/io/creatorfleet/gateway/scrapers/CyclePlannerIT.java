package io.creatorfleet.gateway.scrapers;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client;
import io.creatorfleet.gateway.GatewayTest;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.InvariantStore;
import io.creatorfleet.task.LedgerTransactions;
import io.creatorfleet.task.TaskLedger;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Several gateways that plan at once. */
@GatewayTest
final class CyclePlannerIT {

    private static final int GATEWAYS = 6;
    private static final int CREATORS = 300;

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InvariantStore invariant;

    @Autowired
    private TaskLedger ledger;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private LedgerTransactions transactions;

    @Autowired
    private ScraperProperties properties;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.scrapers.instagram.in-progress", () -> CREATORS / 2);
    }

    @Test
    void openNoCreatorTwiceAndNoMoreThanThereIsRoomFor() throws Exception {
        jdbc.sql("""
                INSERT INTO creator (platform, external_id, username, due_at)
                SELECT 'instagram', n, 'creator' || n, clock_timestamp() - INTERVAL '1 hour' FROM generate_series(1, :n) n
                """).param("n", CREATORS).update();
        new Client(port).post("/api/instagram/scraper/start");

        planAtOnce();

        assertThat(count("job")).isEqualTo(CREATORS / 2);
        assertThat(count("task")).isEqualTo(CREATORS / 2);
        assertThat(jdbc.sql("SELECT count(DISTINCT subject) FROM job")
                        .query(Long.class)
                        .single())
                .isEqualTo(CREATORS / 2);
        assertThat(count("creator WHERE due_at < clock_timestamp()")).isEqualTo(CREATORS / 2);
        assertThat(invariant.violations()).isEmpty();
    }

    private void planAtOnce() throws Exception {
        List<Callable<Void>> plans = IntStream.range(0, GATEWAYS)
                .mapToObj(gateway -> (Callable<Void>) () -> {
                    planner().plan();
                    return null;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(GATEWAYS)) {
            for (int turn = 0; turn < 5; turn++) {
                for (Future<Void> plan : threads.invokeAll(plans)) {
                    plan.get();
                }
            }
        }
    }

    private CyclePlanner planner() {
        return new CyclePlanner(
                new ScraperStore(jdbc), new RefreshStore(jdbc), ledger, dispatcher, transactions, properties);
    }

    private long count(String what) {
        return jdbc.sql("SELECT count(*) FROM " + what).query(Long.class).single();
    }
}
