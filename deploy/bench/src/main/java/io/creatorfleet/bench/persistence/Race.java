package io.creatorfleet.bench.persistence;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All contenders writing as many pages each, in turns, the first of which is another one in each round. */
record Race(RowStore store, int page, int pages) {

    private static final int WARM_UP = 2;
    private static final int PAGES_A_CREATOR = 10;
    private static final int CHANGED = 3;

    /** The rows a second of each. */
    Map<Contender, Double> run(int rounds) {
        Map<Contender, Long> took = new EnumMap<>(Contender.class);
        List<Contender> all = List.of(Contender.values());
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            System.err.printf("pages of %d, %s%n", page, round < 1 ? "warming up" : "round " + round + " of " + rounds);
            for (int turn = 0; turn < all.size(); turn++) {
                Contender contender = all.get(Math.floorMod(round + turn, all.size()));
                long nanos = turn(contender);
                if (round > 0) {
                    took.merge(contender, nanos, Long::sum);
                }
            }
        }
        Map<Contender, Double> rates = new EnumMap<>(Contender.class);
        took.forEach((who, nanos) -> rates.put(who, 1e9 * page * pages * rounds / nanos));
        return rates;
    }

    private long turn(Contender contender) {
        List<Batch> batches = batches();
        return switch (contender) {
            case STORE -> measured(batches, () -> batches.forEach(batch -> store.commit(() -> store.save(batch))));
            case STORE_AT_ONCE -> measured(batches, () -> store.commit(() -> batches.forEach(store::save)));
            case COPY -> {
                List<Path> rows = IntStream.range(0, pages)
                        .mapToObj(n -> RowFile.of(n, List.of(batches.get(n))))
                        .toList();
                yield measured(batches, () -> rows.forEach(some -> store.commit(() -> store.copy(some))));
            }
            case COPY_AT_ONCE -> {
                Path rows = RowFile.of(0, batches);
                yield measured(batches, () -> store.commit(() -> store.copy(rows)));
            }
            case REFRESH -> refreshed(batches, Integer.MAX_VALUE);
            case REFRESH_CHANGED -> refreshed(batches, CHANGED);
        };
    }

    private long refreshed(List<Batch> batches, int every) {
        store.commit(() -> batches.forEach(store::save));
        List<Batch> later = batches.stream().map(batch -> batch.later(every)).toList();
        return measured(later, () -> later.forEach(batch -> store.commit(() -> store.save(batch))));
    }

    private List<Batch> batches() {
        return Stream.generate(store::creator)
                .limit(Math.ceilDiv(pages, PAGES_A_CREATOR))
                .flatMap(creator -> IntStream.range(0, PAGES_A_CREATOR).mapToObj(n -> Batch.of(creator, n, page)))
                .limit(pages)
                .toList();
    }

    private long measured(List<Batch> batches, Runnable work) {
        store.settle();
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        if (store.held(batches) != (long) page * pages) {
            throw new IllegalStateException("Not all rows have been written");
        }
        return nanos;
    }
}
