package io.creatorfleet.content;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.content.Items.submission;
import static io.creatorfleet.content.Walk.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.Submission;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SweepContentHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private final FakeLookup platform = new FakeLookup();
    private SweepContentHandler handler;
    private long creator;
    private UUID job;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void begin() {
        held.jdbc().sql("DELETE FROM creator").update();
        creator = held.creator("reddit", "r/space");
        job = held.job(creator, 0, 0);
        handler = new SweepContentHandler(
                List.of(platform),
                new SweepStore(held.jdbc()),
                new TombstoneStore(held.jdbc()),
                new SweepProperties(Duration.ofHours(24)));
    }

    @Test
    void buriesWhatIsOmittedOrTakenDownAndConfirmsTheRest() throws Exception {
        hold("25 hours", submission("t3_a"), submission("t3_b"), submission("t3_c"));
        platform.show(submission("t3_a"), submission("t3_b", "author"));

        List<FollowUp> followUps = held.settle(sweep());

        assertThat(held.column(creator, "removed_by"))
                .containsEntry("t3_a", null)
                .containsEntry("t3_b", "author")
                .containsEntry("t3_c", "omitted");
        assertThat(held.column(creator, "title"))
                .containsEntry("t3_a", "title of t3_a")
                .containsEntry("t3_b", null)
                .containsEntry("t3_c", null);
        assertThat(followUps).hasSize(2).allSatisfy(followUp -> {
            assertThat(followUp.kind()).isEqualTo(TaskKind.MEDIA);
            assertThat(followUp.upstream()).isEqualTo("local");
        });
        assertThat(unseen()).isZero();
    }

    @Test
    void asksForAHundredAtATimeTheLongestUnseenFirst() throws Exception {
        Item[] first = items(0, 100);
        hold("26 hours", first);
        hold("25 hours", items(100, 150));
        hold("1 hour", items(150, 160));
        platform.show(items(0, 160));

        assertThat(kinds(held.settle(sweep()))).containsExactly(TaskKind.SWEEP);
        assertThat(kinds(held.settle(sweep()))).isEmpty();
        assertThat(kinds(held.settle(sweep()))).isEmpty();

        assertThat(platform.calls()).hasSize(2);
        assertThat(platform.calls().getFirst())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(first).map(Item::id).toList());
        assertThat(platform.calls().getLast()).hasSize(50);
    }

    @Test
    void forgetsAnAuthorWhoIsNotShownAnyMore() throws Exception {
        hold("25 hours", submission("t3_a"));
        Item shown = submission("t3_a");
        Submission anonymous = new Submission("title", null, null, 0.9, null, null, "{\"flair\": \"news\"}");
        platform.show(new Item(
                shown.id(),
                shown.kind(),
                shown.format(),
                null,
                null,
                shown.publishedAt(),
                null,
                10L,
                1L,
                null,
                List.of(),
                anonymous));

        held.settle(sweep());

        assertThat(held.contents(creator)).singleElement().satisfies(row -> {
            assertThat(row.get("author")).isNull();
            assertThat(row.get("author_id")).isNull();
            assertThat(row.get("details")).hasToString("{\"flair\": \"news\"}");
            assertThat(row.get("removed_at")).isNull();
        });
    }

    @Test
    void doesNotTakeAnItemForGoneThatItCannotRead() throws Exception {
        hold("25 hours", submission("t3_a"), submission("t3_b"));
        platform.show(submission("t3_b"));
        platform.showUnreadable("{\"name\": \"t3_a\"}");

        held.settle(sweep());

        assertThat(held.column(creator, "removed_at")).containsEntry("t3_a", null);
        assertThat(unseen()).isZero();
    }

    @Test
    void doesNotBelieveThatAllIsGoneWhileItIsShownNothingAtAll() throws Exception {
        hold("25 hours", submission("t3_a"));
        hold("1 hour", submission("t3_b"));

        assertThatThrownBy(this::sweep)
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("none of 1 items, nor any of the 1 it showed last");
        assertThat(held.column(creator, "removed_at")).containsEntry("t3_a", null);

        platform.show(submission("t3_b"));
        held.settle(sweep());
        assertThat(held.column(creator, "removed_by"))
                .containsEntry("t3_a", "omitted")
                .containsEntry("t3_b", null);
    }

    @Test
    void deletesFilesThatACancelledJobHasLeftBehind() throws Exception {
        hold("25 hours", submission("t3_a"), submission("t3_b"));
        platform.show(submission("t3_b"));
        List<FollowUp> cancelled = held.settle(sweep());

        assertThat(held.settle(sweep())).isEqualTo(cancelled).hasSize(1);
    }

    private Verdict sweep() throws Exception {
        return handler.handle(Held.task(job, new FollowUp(TaskKind.SWEEP, "reddit", "reddit")));
    }

    private static Item[] items(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> submission("t3_" + n)).toArray(Item[]::new);
    }

    private void hold(String unseen, Item... items) {
        held.save(job, PagePayload.first(creator, "new"), List.of(items));
        new MediaStore(held.jdbc())
                .record(
                        new CreatorStore(held.jdbc()).find(creator).orElseThrow(),
                        Stream.of(items)
                                .map(item -> new MediaStore.Sighting(
                                        item.id(), item.assets().getFirst()))
                                .toList());
        held.jdbc()
                .sql("UPDATE content SET checked_at = now() - :unseen::interval WHERE external_id = ANY (:ids)")
                .param("unseen", unseen)
                .param("ids", Stream.of(items).map(Item::id).toArray(String[]::new))
                .update();
    }

    private long unseen() {
        return held.jdbc()
                .sql(
                        "SELECT count(*) FROM content WHERE checked_at < now() - interval '24 hours' AND removed_at IS NULL")
                .query(Long.class)
                .single();
    }
}
