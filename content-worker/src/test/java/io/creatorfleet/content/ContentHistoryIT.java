package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.page;
import static io.creatorfleet.content.Items.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of counts that change. */
class ContentHistoryIT {

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
    void beginsWithTheFirstChangeAndThenHoldsEachOfThem() throws Exception {
        see(100);
        assertThat(held.snapshots(walk.creator)).isEmpty();

        see(100);
        Object seen = held.column(walk.creator, "fetched_at").get("p");
        see(120);
        see(120);
        see(90);

        assertThat(held.snapshots(walk.creator))
                .extracting(row -> row.get("likes"))
                .containsExactly(100L, 120L, 90L);
        assertThat(held.snapshots(walk.creator))
                .first()
                .satisfies(
                        row -> assertThat(row).containsEntry("taken_at", seen).containsEntry("comments", 1L));
    }

    private void see(long likes) throws Exception {
        walk.platform.show(null, page(null, post("p", USUAL, likes)));
        held.settle(walk.fetch(held.job(walk.creator, 0, 5), walk.first()));
    }
}
