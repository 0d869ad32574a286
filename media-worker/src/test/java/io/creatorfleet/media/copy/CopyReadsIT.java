package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.Held;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What concerns one file reads that file's row, however many others are in its state. */
class CopyReadsIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final CopyStore.Stored STORED = new CopyStore.Stored(1, "0".repeat(64), "etag", "video/mp4");

    private static Held held;
    private static Creator creator;

    /** As in the morning after a quiet night: PostgreSQL last saw the indexes of what is pending and removed empty. */
    @BeforeAll
    static void quietNightAndABacklogAfterIt() {
        held = Held.in(services.database());
        creator = held.creator();
        insert(10_000, "night", "STORED");
        held.jdbc().sql("VACUUM ANALYZE media").update();
        insert(2_000, "waiting", "PENDING");
        insert(2_000, "down", "REMOVED");
    }

    private static void insert(int files, String name, String state) {
        held.jdbc()
                .sql("""
                        INSERT INTO media (creator_id, external_id, role, object_key, state, link, size, sha256, etag, stored_at)
                        SELECT :creator, :name || n, 'VIDEO', :prefix || :name || n, :state, 'https://cdn.example/' || n, 1,
                               'sha', 'etag', clock_timestamp()
                          FROM generate_series(1, :files) AS n
                        """)
                .param("creator", creator.id())
                .param("prefix", creator.objectPrefix())
                .param("name", name)
                .param("state", state)
                .param("files", files)
                .update();
    }

    static Stream<Named<BiConsumer<CopyStore, CopyStore.Copy>>> steps() {
        return Stream.of(
                named(
                        "find",
                        (copies, copy) -> assertThat(copies.find(copy.id())).isPresent()),
                named(
                        "ask for a link",
                        (copies, copy) -> assertThat(copies.askForLink(copy)).isTrue()),
                named(
                        "store",
                        (copies, copy) -> assertThat(copies.stored(Map.of(copy.id(), STORED)))
                                .containsExactly(copy.id())),
                named(
                        "end",
                        (copies, copy) -> assertThat(copies.end(copy.id(), CopyStore.State.GONE, "gone"))
                                .isTrue()),
                named(
                        "wait to be removed",
                        (copies, copy) -> assertThat(copies.untilCopiesEnd(copy, Duration.ofHours(1)))
                                .isPositive()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void readsTheRowsOfNoOtherFile(BiConsumer<CopyStore, CopyStore.Copy> step) {
        assertThat(rowsReadBy(step, "waiting1999")).isLessThan(10);
    }

    @Test
    void storesAGroupAndReadsTheRowsOfNoOtherFile() {
        List<Long> group = held.jdbc()
                .sql(
                        "SELECT id FROM media WHERE external_id LIKE 'waiting199_' OR external_id = 'down1999' ORDER BY id")
                .query((row, number) -> row.getLong("id"))
                .list();
        Map<Long, CopyStore.Stored> objects = group.stream()
                .collect(Collectors.toMap(
                        Function.identity(), id -> new CopyStore.Stored(id, "sha", "etag", "image/png")));

        held.transactions().executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            long before = rowsRead();
            assertThat(new CopyStore(held.jdbc()).stored(objects))
                    .hasSize(10)
                    .isSubsetOf(group)
                    .doesNotContain(id("down1999"))
                    .allSatisfy(id -> assertThat(held.media(id))
                            .containsEntry("state", "STORED")
                            .containsEntry("size", id));
            assertThat(rowsRead() - before).isLessThan(100);
        });
    }

    @Test
    void readsTheRowsOfNoOtherRemovedFile() {
        assertThat(rowsReadBy((copies, copy) -> assertThat(copies.forget(copy)).isTrue(), "down1999"))
                .isLessThan(10);
    }

    /** Takes back what it writes. */
    private static long rowsReadBy(BiConsumer<CopyStore, CopyStore.Copy> step, String name) {
        CopyStore copies = new CopyStore(held.jdbc());
        long id = id(name);
        return held.transactions().execute(transaction -> {
            transaction.setRollbackOnly();
            CopyStore.Copy copy = copies.find(id).orElseThrow();
            long before = rowsRead();
            step.accept(copies, copy);
            return rowsRead() - before;
        });
    }

    private static long id(String name) {
        return held.jdbc()
                .sql("SELECT id FROM media WHERE external_id = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private static long rowsRead() {
        return held.jdbc()
                .sql("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'media'")
                .query(Long.class)
                .single();
    }
}
