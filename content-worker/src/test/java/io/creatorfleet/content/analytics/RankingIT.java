package io.creatorfleet.content.analytics;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.content.Held;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Communities by what is at the top of their week. */
class RankingIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T10:00:00Z");

    private static Held held;

    private long creator;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void community() {
        creator = held.creator(1000L, null);
        name("r/space");
    }

    @Test
    void readsThePostsOfTheNewestRankingAlone() {
        hold("old", 9_000, 1, MONDAY);
        hold("one", 300, 10, TUESDAY);
        hold("two", 100, 30, TUESDAY);
        hold("unranked", 5_000, 5_000, null);

        assertThat(compute())
                .containsEntry("avg_score", new BigDecimal("200.00"))
                .containsEntry("engagement", new BigDecimal("0.100000"))
                .containsEntry("subreddit_score", new BigDecimal("141.42"))
                .containsEntry("top_of_week_at", Timestamp.from(TUESDAY));
    }

    /** Neither an empty listing nor a failed one marks a post. */
    @Test
    void keepsTheLastGoodRankingWithItsTime() {
        hold("one", 300, 10, MONDAY);
        Map<String, @Nullable Object> good = compute();
        hold("since", 7, 7, null);

        assertThat(compute())
                .containsEntry("avg_score", good.get("avg_score"))
                .containsEntry("subreddit_score", good.get("subreddit_score"))
                .containsEntry("top_of_week_at", Timestamp.from(MONDAY))
                .containsEntry("posts", 2);
    }

    @Test
    void knowsNothingOfACommunityWithoutARanking() {
        hold("unranked", 300, 10, null);

        assertThat(compute())
                .containsEntry("avg_score", null)
                .containsEntry("engagement", null)
                .containsEntry("subreddit_score", null)
                .containsEntry("top_of_week_at", null);
    }

    @Test
    void takesAllThatAUserHasSubmitted() {
        name("u/spez");
        hold("one", 300, 10, null);
        hold("two", 100, 30, null);

        assertThat(compute()).containsEntry("avg_score", new BigDecimal("200.00"));
    }

    private void name(String username) {
        held.jdbc()
                .sql("UPDATE creator SET platform = 'reddit', username = ? WHERE id = ?")
                .params(username, creator)
                .update();
    }

    private void hold(String id, long score, long comments, @Nullable Instant ranked) {
        held.jdbc()
                .sql(
                        "INSERT INTO content (creator_id, external_id, kind, format, published_at, feed, likes, comments,"
                                + " top_of_week_at) VALUES (:creator, :id, 'POST', 'TEXT', now(), 'new', :score, :comments, :ranked)")
                .param("creator", creator)
                .param("id", id)
                .param("score", score)
                .param("comments", comments)
                .param("ranked", ranked == null ? null : Timestamp.from(ranked))
                .update();
    }

    private Map<String, @Nullable Object> compute() {
        new AnalyticsStore(held.jdbc(), new AnalyticsProperties(50_000, 5, ZoneId.of("UTC"))).compute(creator, null);
        return held.jdbc()
                .sql("SELECT * FROM analytics WHERE creator_id = ?")
                .param(creator)
                .query()
                .singleRow();
    }
}
