package io.creatorfleet.media.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairsTest {

    @Test
    void mergesByTheBytesOfTheKeys() {
        // UTF-16 puts the emoji before the full-width letter, UTF-8 after it.
        assertThat(pairs(List.of("a", "c", "\uFF41", "\uD83D\uDE00"), List.of("b", "c", "\uD83D\uDE00")))
                .containsExactly("a row", "b object", "c both", "\uFF41 row", "\uD83D\uDE00 both");
    }

    @Test
    void ordersKeysAsTheirBytesInUtf8Are() {
        List<String> keys = List.of(
                "",
                "a",
                "ab",
                "b",
                "\u007F",
                "\u0080",
                "\u07FF",
                "\u0800",
                "\uD7FF",
                "\uE000",
                "\uFFFF",
                "\uD800\uDC00",
                "\uD83D\uDE00",
                "\uD83D\uDE01",
                "a\uFFFF",
                "a\uD83D\uDE00",
                "a\uD83D\uDE00b");
        for (String one : keys) {
            for (String other : keys) {
                int bytes = Arrays.compareUnsigned(
                        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(Pairs.order(one, other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(Integer.signum(bytes));
            }
        }
    }

    @Test
    void goesToTheEndOfEither() {
        assertThat(pairs(List.of("a", "b"), List.of())).containsExactly("a row", "b row");
        assertThat(pairs(List.of(), List.of("a", "b"))).containsExactly("a object", "b object");
        assertThat(pairs(List.of(), List.of())).isEmpty();
    }

    @Test
    void refusesABucketThatListsInAnotherOrder() {
        assertThatIllegalStateException()
                .isThrownBy(() -> pairs(List.of(), List.of("a", "c", "b")))
                .withMessageContaining("b came after c");
    }

    private static List<String> pairs(List<String> rows, List<String> objects) {
        Stream<AuditStore.Row> read = rows.stream().map(key -> new AuditStore.Row(1, 1, key, true, 1L, "e"));
        Stream<StoredObject> listed = objects.stream().map(key -> new StoredObject(key, 1, "e", Instant.EPOCH));
        List<String> pairs = new ArrayList<>();
        new Pairs(read.iterator(), listed.iterator())
                .forEachRemaining(pair -> pairs.add(
                        pair.key() + (pair.row() == null ? " object" : pair.object() == null ? " row" : " both")));
        return pairs;
    }
}
