package io.creatorfleet.media.audit;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.Held;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdenticalStoreIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private final Held held = Held.in(services.database());
    private final long creator = held.creator().id();
    private final IdenticalStore identical = new IdenticalStore(held.jdbc());

    @Test
    void namesTheGroupsThatWasteMostAndOfEachItsFirstKeysAndCountsAll() {
        assertThat(identical.totals()).isEqualTo(new IdenticalStore.Totals(0, 0, 0));
        assertThat(identical.largest()).isEmpty();

        insert("alone", 1, 1_000_000);
        insert("many", 12, 10);
        insert("large", 2, 100);
        for (int pair = 0; pair < IdenticalStore.MOST_GROUPS; pair++) {
            insert("pair%04d".formatted(pair), 2, 5);
        }
        held.jdbc().sql("""
                        UPDATE media SET state = 'PENDING', size = NULL, sha256 = NULL, etag = NULL, stored_at = NULL
                         WHERE object_key = 'pair0000/1'
                        """).update();

        assertThat(identical.totals()).isEqualTo(new IdenticalStore.Totals(1001, 12 + 2 + 999 * 2, 120 + 200 + 9990));
        List<IdenticalStore.Group> groups = identical.largest();
        assertThat(groups).hasSize(IdenticalStore.MOST_GROUPS);
        assertThat(groups.subList(0, 3))
                .containsExactly(
                        new IdenticalStore.Group(
                                "many",
                                10,
                                12,
                                List.of(
                                        "many/1", "many/10", "many/11", "many/12", "many/2", "many/3", "many/4",
                                        "many/5", "many/6", "many/7")),
                        new IdenticalStore.Group("large", 100, 2, List.of("large/1", "large/2")),
                        new IdenticalStore.Group("pair0001", 5, 2, List.of("pair0001/1", "pair0001/2")));
    }

    private void insert(String sha256, int files, long size) {
        held.jdbc()
                .sql("""
                        INSERT INTO media (creator_id, external_id, role, object_key, state, size, sha256, etag, stored_at)
                        SELECT :creator, :sha256 || n, 'VIDEO', :sha256 || '/' || n, 'STORED', :size, :sha256, 'e', now()
                          FROM generate_series(1, :files) n
                        """)
                .param("creator", creator)
                .param("sha256", sha256)
                .param("files", files)
                .param("size", size)
                .update();
    }
}
