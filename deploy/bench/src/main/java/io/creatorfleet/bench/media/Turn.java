package io.creatorfleet.bench.media;

import java.time.Duration;
import java.util.List;

/**
 * What one turn took.
 *
 * @param copier processor time of who copied
 * @param queue processor time of what brought the tasks
 */
record Turn(Duration took, Duration copier, Duration queue) {

    static Turn sum(List<Turn> turns) {
        return turns.stream()
                .reduce((one, other) ->
                        new Turn(one.took.plus(other.took), one.copier.plus(other.copier), one.queue.plus(other.queue)))
                .orElseThrow();
    }

    double seconds() {
        return took.toNanos() / 1e9;
    }

    double copierSeconds() {
        return copier.toNanos() / 1e9;
    }

    double queueSeconds() {
        return queue.toNanos() / 1e9;
    }
}
