package io.creatorfleet.bench.job;

import java.time.Duration;
import java.util.List;

/**
 * What one turn took.
 *
 * @param program processor time of the services, or of the loop
 * @param infrastructure processor time of PostgreSQL, RabbitMQ, the S3 server and the simulator
 * @param resident most memory of the services together, or of the loop, in bytes
 */
record Turn(Duration took, Duration program, Duration infrastructure, long resident) {

    static Turn sum(List<Turn> turns) {
        return turns.stream()
                .reduce((one, other) -> new Turn(
                        one.took.plus(other.took),
                        one.program.plus(other.program),
                        one.infrastructure.plus(other.infrastructure),
                        Math.max(one.resident, other.resident)))
                .orElseThrow();
    }

    double seconds() {
        return took.toNanos() / 1e9;
    }
}
