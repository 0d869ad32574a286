package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.platform.Item;
import io.creatorfleet.task.FollowUp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

/** Rows of a page that PostgreSQL does not take. */
class RefusedRowsIT {

    private static final Instant USUAL = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private Walk walk;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void begin() {
        walk = new Walk(held);
    }

    @Test
    void areLeftOutAndKeptAsUnreadableWhileTheRestIsStored() throws Exception {
        UUID job = held.job(walk.creator, 0, 100);
        Item[] items = IntStream.range(0, 50)
                .mapToObj(n -> post("p" + n, n == 7 || n == 31 ? Instant.MAX : USUAL, 1))
                .toArray(Item[]::new);
        walk.platform.show(null, page(null, items));

        List<FollowUp> followUps = held.settle(walk.fetch(job, walk.first()));

        assertThat(held.column(walk.creator, "likes")).hasSize(48).doesNotContainKeys("p7", "p31");
        assertThat(followUps).hasSize(48);
        assertThat(held.unreadable(walk.creator))
                .hasSize(2)
                .allSatisfy(row -> assertThat(String.valueOf(row.get("raw"))).contains("+1000000000-12-31T23:59:59"))
                .first()
                .satisfies(row ->
                        assertThat(String.valueOf(row.get("reason"))).startsWith("Item p7 cannot be stored: ERROR: "));
        assertThat(walk.meters
                        .counter("fleet.content.unreadable", "platform", "instagram")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void areNotBlamedForWhatIsWrongWithThePage() throws Exception {
        UUID job = held.job(walk.creator, 0, 100);
        walk.platform.show(null, page(null, post("p1", USUAL, 1), post("p2", USUAL, 1)));
        held.jdbc().sql("ALTER TABLE content RENAME TO renamed").update();
        try {
            assertThatThrownBy(() -> held.settle(walk.fetch(job, walk.first())))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            held.jdbc().sql("ALTER TABLE renamed RENAME TO content").update();
        }
        assertThat(held.unreadable(walk.creator)).isEmpty();
    }
}
