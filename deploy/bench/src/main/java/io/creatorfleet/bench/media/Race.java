package io.creatorfleet.bench.media;

import java.util.ArrayList;
import java.util.List;

/** The worker and rclone copying the same files, in turns: what else the machine does falls on both alike. */
record Race(MediaBench bench, Rclone rclone, Files files) {

    private static final int WARM_UP = 10;
    // What a worker does once for each file is compiled after so many of them: it takes half the time then.
    private static final Files SMALL = new Files(2000, 4 << 10);
    private static final int SMALL_TURNS = 15;

    /**
     * What all turns of each took together.
     *
     * @param checksum rclone's when it takes the SHA-256, as the worker does
     */
    record Result(Turn worker, Turn rclone, Turn checksum) {}

    /** Has the worker copy files that are over soon, so that its machine code comes into being. */
    static void warmUp(MediaBench bench) {
        for (int turn = 1; turn <= SMALL_TURNS; turn++) {
            System.err.printf("%s, warming up%n", SMALL);
            bench.copyByWorker(SMALL);
        }
    }

    /** After rounds that do not count: they are those in which the worker's machine code comes into being. */
    Result run(int rounds) {
        List<Turn> worker = new ArrayList<>();
        List<Turn> plain = new ArrayList<>();
        List<Turn> checksum = new ArrayList<>();
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            System.err.printf("%s, %s%n", files, round < 1 ? "warming up" : "round " + round + " of " + rounds);
            Turn one = bench.copyByWorker(files);
            bench.makeRoom();
            Turn two = byRclone(Rclone.Way.PLAIN, round);
            Turn three = byRclone(Rclone.Way.CHECKSUM, round);
            if (round > 0) {
                worker.add(one);
                plain.add(two);
                checksum.add(three);
            }
        }
        return new Result(Turn.sum(worker), Turn.sum(plain), Turn.sum(checksum));
    }

    private Turn byRclone(Rclone.Way way, int round) {
        Turn turn = bench.copyBy(rclone, way, files, "rclone/%s/%d".formatted(way, round + WARM_UP));
        bench.makeRoom();
        return turn;
    }
}
