package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Item;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ComputeAnalyticsHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private ComputeAnalyticsHandler handler;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void handler() {
        handler = new ComputeAnalyticsHandler(new AnalyticsStore(held.jdbc(), new ContentProperties(40, 50_000, 5)));
    }

    @RepeatedTest(20)
    void agreesWithTheObviousComputation(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Long followers = random.nextInt(5) == 0 ? null : random.nextLong(3) * random.nextLong(1, 1_000_000);
        List<Item> items = items(random);
        long creator = held.creator(followers, null);
        UUID job = compute(creator, items, 90, 30);

        assertThat(analytics(creator))
                .as("seed %d", repetition.getCurrentRepetition())
                .containsAllEntriesOf(ReferenceAnalytics.of(items, followers, 120));
        assertThat(job).isNotNull();
    }

    @Test
    void leavesUnknownMetricsUnknown() {
        long creator = held.creator(1000L, null);
        compute(creator, List.of(), 90, 30);

        assertThat(analytics(creator))
                .containsEntry("reels", 0)
                .containsEntry("coverage", new BigDecimal("0.000000"))
                .containsEntry("avg_reel_views", null)
                .containsEntry("engagement_rate", null)
                .containsEntry("viral_reels", null);
    }

    @Test
    void replacesTheRowOfItsFormula() {
        long creator = held.creator(1000L, null);
        compute(creator, List.of(), 90, 30);
        compute(creator, List.of(item("r1", Item.Kind.REEL, null, 7L, null, null, null)), 90, 30);

        assertThat(analytics(creator)).containsEntry("reels", 1);
    }

    @Test
    void countsTheCreatorAsRefreshedWhenAllContentIsIn() {
        long creator = held.creator(1000L, null);
        compute(creator, List.of(), 90, 30);

        assertThat(refreshed(creator)).isTrue();
    }

    @Test
    void doesNotCountTheCreatorAsRefreshedAfterAWalkThatEndedEarly() {
        long creator = held.creator(1000L, null);
        UUID job = held.job(creator, 90, 30);
        held.jdbc()
                .sql("UPDATE job SET shortfall = 'INCOMPLETE' WHERE id = ?")
                .param(job)
                .update();
        analyse(job);

        assertThat(refreshed(creator)).isFalse();
    }

    @Test
    void doesNotCountTheCreatorAsRefreshedWhileAPageIsDead() {
        long creator = held.creator(1000L, null);
        UUID job = held.job(creator, 90, 30);
        held.jdbc()
                .sql("INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)"
                        + " VALUES (?, 'CONTENT', 'instagram', 'INTERACTIVE', 'x', 'DEAD', now())")
                .param(job)
                .update();
        analyse(job);

        assertThat(refreshed(creator)).isFalse();
    }

    private UUID compute(long creator, List<Item> items, int reels, int posts) {
        UUID job = held.job(creator, reels, posts);
        held.save(job, PagePayload.first(creator, "media"), items);
        analyse(job);
        return job;
    }

    private void analyse(UUID job) {
        held.settle(handler.handle(Held.task(job, new FollowUp(TaskKind.ANALYTICS, "local", job.toString()))));
    }

    private static Map<String, @Nullable Object> analytics(long creator) {
        return held.jdbc()
                .sql("SELECT * FROM analytics WHERE creator_id = ?")
                .param(creator)
                .query()
                .singleRow();
    }

    private static boolean refreshed(long creator) {
        return held.jdbc()
                .sql("SELECT refreshed_at IS NOT NULL FROM creator WHERE id = ?")
                .param(creator)
                .query(Boolean.class)
                .single();
    }

    private static List<Item> items(Random random) {
        List<Item> items = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            Item.Kind kind = random.nextBoolean() ? Item.Kind.REEL : Item.Kind.POST;
            Long views = kind == Item.Kind.POST ? null : count(random, random.nextInt(6) == 0 ? 5_000_000 : 30_000);
            items.add(item("i" + i, kind, null, views, count(random, 9_000), count(random, 900), null));
        }
        return items;
    }

    private static @Nullable Long count(Random random, long bound) {
        return random.nextInt(8) == 0 ? null : Long.valueOf(random.nextLong(bound));
    }
}
