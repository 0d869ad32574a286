package io.creatorfleet.content.analytics;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.AnalyticsPayload;
import io.creatorfleet.content.Held;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComputeAnalyticsHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private ComputeAnalyticsHandler handler;
    private long creator;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void handler() {
        AnalyticsProperties properties = new AnalyticsProperties(50_000, 5, ZoneId.of("UTC"));
        handler = new ComputeAnalyticsHandler(new AnalyticsStore(held.jdbc(), properties), new WalkStore(held.jdbc()));
        creator = held.creator(1000L, null);
    }

    @Test
    void leavesUnknownMetricsUnknown() {
        endWalk(held.job(creator, 90, 30));

        assertThat(analytics(creator))
                .containsEntry("reels", 0)
                .containsEntry("coverage", new BigDecimal("0.000000"))
                .containsEntry("avg_reel_views", null)
                .containsEntry("engagement_rate", null)
                .containsEntry("viral_reels", null);
    }

    @Test
    void replacesWhatWasComputedBefore() {
        UUID job = held.job(creator, 2, 2);
        endWalk(job);
        hold("r1", job);
        endWalk(job);

        assertThat(analytics(creator)).containsEntry("reels", 1).containsEntry("coverage", new BigDecimal("0.250000"));
    }

    @Test
    void keepsTheEngagementRateThatListsGoByAsItWasLastComputed() {
        UUID job = held.job(creator, 2, 2);
        hold("r1", job);
        held.jdbc()
                .sql("UPDATE content SET likes = 40, comments = 10 WHERE creator_id = ?")
                .param(creator)
                .update();
        endWalk(job);
        assertThat(engagementRate()).isEqualTo(new BigDecimal("0.050000"));

        held.jdbc()
                .sql("UPDATE content SET likes = NULL WHERE creator_id = ?")
                .param(creator)
                .update();
        recompute(AnalyticsPayload.ofCreator(creator));

        assertThat(engagementRate()).isNull();
    }

    /** A later walk has taken most of its rows over, and has not ended. */
    @Test
    void takesTheCoverageOfARecomputationFromTheLastWalkThatEnded() {
        UUID ended = held.job(creator, 2, 2);
        hold("r1", ended);
        hold("r2", ended);
        hold("r3", ended);
        endWalk(ended);
        UUID underWay = held.job(creator, 1, 1);
        held.jdbc()
                .sql("UPDATE content SET walk = ? WHERE external_id <> 'r1' AND creator_id = ?")
                .params(underWay, creator)
                .update();

        recompute(AnalyticsPayload.ofCreator(creator));

        assertThat(analytics(creator)).containsEntry("coverage", new BigDecimal("0.750000"));
    }

    @Test
    void recomputesNothingOfACreatorThatIsNotHeldAnyMore() {
        held.jdbc().sql("DELETE FROM creator WHERE id = ?").param(creator).update();

        assertThat(recompute(AnalyticsPayload.ofCreator(creator))).isEmpty();
    }

    @Test
    void opensATaskForEachCreatorInBatches() {
        held.jdbc()
                .sql("INSERT INTO creator (platform, external_id, username)"
                        + " SELECT 'instagram', 'many ' || n, 'many' FROM generate_series(1, 1100) n")
                .update();
        Set<String> wanted = new HashSet<>(held.jdbc()
                .sql("SELECT 'creator ' || id FROM creator")
                .query(String.class)
                .list());

        List<FollowUp> first = recompute(AnalyticsPayload.ofAllAfter(0));
        List<FollowUp> second = recompute(first.getLast());
        List<FollowUp> third = recompute(second.getLast());

        List<FollowUp> all = new ArrayList<>(first.subList(0, 500));
        all.addAll(second.subList(0, 500));
        all.addAll(third);
        assertThat(all).extracting(FollowUp::subject).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void countsTheCreatorAsRefreshedWhenAllContentIsIn() {
        endWalk(held.job(creator, 90, 30));

        assertThat(refreshed()).isTrue();
    }

    @Test
    void doesNotCountTheCreatorAsRefreshedAfterAWalkThatEndedEarly() {
        UUID job = held.job(creator, 90, 30);
        held.jdbc()
                .sql("UPDATE job SET shortfall = 'INCOMPLETE' WHERE id = ?")
                .param(job)
                .update();
        endWalk(job);

        assertThat(refreshed()).isFalse();
    }

    @Test
    void doesNotCountTheCreatorAsRefreshedWhileAPageIsDead() {
        UUID job = held.job(creator, 90, 30);
        held.jdbc()
                .sql("INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)"
                        + " VALUES (?, 'CONTENT', 'instagram', 'INTERACTIVE', 'x', 'DEAD', now())")
                .param(job)
                .update();
        endWalk(job);

        assertThat(refreshed()).isFalse();
    }

    @Test
    void doesNotCountTheCreatorAsRefreshedByARecomputation() {
        recompute(AnalyticsPayload.ofCreator(creator));

        assertThat(refreshed()).isFalse();
    }

    private void hold(String id, UUID walk) {
        held.jdbc()
                .sql("INSERT INTO content (creator_id, external_id, kind, format, published_at, feed, walk)"
                        + " VALUES (?, ?, 'REEL', 'VIDEO', now(), 'media', ?)")
                .params(creator, id, walk)
                .update();
    }

    private void endWalk(UUID job) {
        held.settle(handler.handle(Held.task(job, new FollowUp(TaskKind.ANALYTICS, "local", job.toString()))));
    }

    private List<FollowUp> recompute(FollowUp task) {
        return held.settle(handler.handle(Held.task(UUID.randomUUID(), task)));
    }

    private static Map<String, @Nullable Object> analytics(long creator) {
        return held.jdbc()
                .sql("SELECT * FROM analytics WHERE creator_id = ?")
                .param(creator)
                .query()
                .singleRow();
    }

    private @Nullable BigDecimal engagementRate() {
        return held.jdbc()
                .sql("SELECT engagement_rate FROM creator WHERE id = ?")
                .param(creator)
                .query(BigDecimal.class)
                .list()
                .getFirst();
    }

    private boolean refreshed() {
        return held.jdbc()
                .sql("SELECT refreshed_at IS NOT NULL FROM creator WHERE id = ?")
                .param(creator)
                .query(Boolean.class)
                .single();
    }
}
