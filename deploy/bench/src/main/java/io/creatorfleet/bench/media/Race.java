package io.creatorfleet.bench.media;

import java.util.ArrayList;
import java.util.List;

/** The worker and rclone copying the same files, in turns: what else the machine does falls on both alike. */
record Race(MediaBench bench, Rclone rclone, Files files) {

    private static final int WARM_UP = 10;

    /** What all turns of either took together. */
    record Result(Turn worker, Turn rclone) {}

    /** After rounds that do not count: they are those in which the worker's machine code comes into being. */
    Result run(int rounds) {
        List<Turn> worker = new ArrayList<>();
        List<Turn> other = new ArrayList<>();
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            System.err.printf("%s, %s%n", files, round < 1 ? "warming up" : "round " + round + " of " + rounds);
            Turn one = bench.copyByWorker(files);
            bench.makeRoom(files);
            Turn two = bench.copyBy(rclone, files, "rclone/" + (round + WARM_UP));
            bench.makeRoom(files);
            if (round > 0) {
                worker.add(one);
                other.add(two);
            }
        }
        return new Result(Turn.sum(worker), Turn.sum(other));
    }
}
