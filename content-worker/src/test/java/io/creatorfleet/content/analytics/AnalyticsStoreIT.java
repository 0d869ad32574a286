package io.creatorfleet.content.analytics;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.content.Held;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnalyticsStoreIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    /** Half an hour off all others, and changed twice a year. */
    private static final ZoneId ZONE = ZoneId.of("America/St_Johns");

    private static final long SEED = Long.getLong("fleet.seed", 1);
    private static final int CREATORS = Integer.getInteger("fleet.creators", 500);

    private static Held held;
    private static AnalyticsStore analytics;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
        analytics = new AnalyticsStore(held.jdbc(), new AnalyticsProperties(50_000, 5, ZONE));
    }

    /** To the last digit that is kept; each creator finds the earlier ones as his peers. */
    @Test
    void agreesWithTheSlowComputationForWhateverIsHeld() {
        for (long seed = SEED; seed < SEED + CREATORS; seed++) {
            RandomCreator creator = new RandomCreator(seed, held.jdbc()).insert();
            analytics.compute(creator.id, creator.job);

            Map<String, @Nullable Object> row = row(creator.id);
            Sample sample = Sample.read(held.jdbc(), creator.id);
            ReferenceAnalytics reference = new ReferenceAnalytics(
                    sample, ((Timestamp) Objects.requireNonNull(row.get("computed_at"))).toInstant(), ZONE);
            reference.values.put("coverage", coverage(sample, creator));
            reference.values.put("formula_version", 3);
            reference.values.put("zone", ZONE.getId());

            String as = "-Dfleet.seed=%d -Dfleet.creators=1, with peers %d"
                    .formatted(seed, sample.others().size());
            assertThat(n(creator.id)).as(as).containsExactlyInAnyOrderEntriesOf(reference.n);
            row.keySet().removeAll(Set.of("creator_id", "computed_at", "n", "peers", "top_of_week_at"));
            assertThat(row).as(as).containsExactlyInAnyOrderEntriesOf(reference.values);
            assertThat(items(creator.id)).as(as).containsExactlyInAnyOrderEntriesOf(items(reference, sample));
        }
    }

    private static BigDecimal coverage(Sample sample, RandomCreator creator) {
        long walked = sample.items().stream()
                .filter(item -> creator.job.equals(item.walk()))
                .count();
        BigDecimal share = Exact.quotient(Exact.of(walked), Exact.of(creator.asked));
        BigDecimal kept = Exact.keep(share == null ? BigDecimal.ONE : share.min(BigDecimal.ONE), 6);
        return Objects.requireNonNull(kept);
    }

    private static Map<Long, Map<String, @Nullable Object>> items(ReferenceAnalytics reference, Sample sample) {
        Map<Long, Map<String, @Nullable Object>> items = new HashMap<>();
        for (Sample.Item item : sample.items()) {
            Map<String, @Nullable Object> values = new HashMap<>();
            values.put("multiplier", reference.multiplier(item));
            values.put("viral", reference.isViral(item));
            values.put("comment_to_like_ratio", Exact.keep(Exact.quotient(item.comments(), item.likes()), 6));
            values.put("published_weekday", ReferenceHabits.weekday(item, ZoneOffset.UTC));
            values.put("published_hour", ReferenceHabits.hour(item, ZoneOffset.UTC));
            items.put(item.id(), values);
        }
        return items;
    }

    private static Map<Long, Map<String, @Nullable Object>> items(long creator) {
        Map<Long, Map<String, @Nullable Object>> items = new HashMap<>();
        held.jdbc()
                .sql(
                        "SELECT id, multiplier, viral, comment_to_like_ratio, published_weekday, published_hour FROM content"
                                + " WHERE creator_id = ? AND removed_at IS NULL")
                .param(creator)
                .query()
                .listOfRows()
                .forEach(row -> items.put((Long) row.remove("id"), row));
        return items;
    }

    private static Map<String, Integer> n(long creator) {
        Map<String, Integer> n = new HashMap<>();
        held.jdbc()
                .sql("SELECT key, value::integer FROM analytics, jsonb_each(n) WHERE creator_id = ?")
                .param(creator)
                .query(row -> {
                    n.put(row.getString(1), row.getInt(2));
                });
        return n;
    }

    private static Map<String, @Nullable Object> row(long creator) {
        return held.jdbc()
                .sql("SELECT * FROM analytics WHERE creator_id = ?")
                .param(creator)
                .query()
                .singleRow();
    }

    @Test
    void keepsOneRowWhateverItsFormulas() {
        long creator = held.creator(1000L, null);
        held.jdbc()
                .sql(
                        "INSERT INTO analytics (creator_id, formula_version, reels, posts, coverage) VALUES (?, 1, 7, 7, 1)")
                .param(creator)
                .update();
        Instant before = Instant.now().minusSeconds(60);

        analytics.compute(creator, null);

        assertThat(row(creator))
                .containsEntry("formula_version", 3)
                .containsEntry("reels", 0)
                .containsEntry("coverage", null)
                .hasEntrySatisfying(
                        "computed_at", at -> assertThat((Timestamp) at).isAfter(before));
    }

    @Test
    void computesNothingForACreatorThatIsNotHeld() {
        analytics.compute(-1, null);

        assertThat(held.jdbc()
                        .sql("SELECT count(*) FROM analytics WHERE creator_id = -1")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Where all creators are known to PostgreSQL's statistics, it takes a new one for somebody with next to no items. */
    @Test
    void takesNoLongerPerItemForANewCreatorOfMany() {
        held.transactions().executeWithoutResult(status -> {
            status.setRollbackOnly();
            held.jdbc().sql("SET LOCAL statement_timeout = '20s'").update();
            held.jdbc().sql("DELETE FROM content").update();
            insertItems(held.creator(1000L, null), 200);
            held.jdbc().sql("ANALYZE content").update();
            long creator = held.creator(1000L, null);
            insertItems(creator, 5000);

            analytics.compute(creator, null);

            assertThat(row(creator)).containsEntry("posts", 5000);
        });
    }

    private static void insertItems(long creator, int items) {
        held.jdbc().sql("""
                INSERT INTO content (creator_id, external_id, kind, format, published_at, likes, comments, feed)
                SELECT :creator, 'item ' || n, 'POST', 'IMAGE', clock_timestamp(), n, 0, 'media' FROM generate_series(1, :items) AS n
                """).param("creator", creator).param("items", items).update();
    }
}
