package io.creatorfleet.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an addition: which job it became. It claims nothing that has not happened.
 *
 * @param deduplicated true when a job of the creator was open already, else absent
 */
record Accepted(
        boolean success,
        Creator creator,
        Job job,
        Stats stats,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean deduplicated) {

    record Creator(
            String username, String platform, @Nullable String niche, String status) {}

    record Job(UUID id, String url, String events) {

        static Job of(UUID id) {
            return new Job(id, "/api/jobs/" + id, "/api/jobs/" + id + "/events");
        }
    }

    /** @param acceptedAt when the job was opened, by whichever request opened it */
    record Stats(Instant acceptedAt) {}

    static Accepted of(Addition addition, OpenJob open, boolean deduplicated) {
        return new Accepted(
                true,
                new Creator(addition.name(), addition.platform().key(), open.niche(), "accepted"),
                Job.of(open.id()),
                new Stats(open.createdAt()),
                deduplicated ? true : null);
    }

    URI location() {
        return URI.create(job.url);
    }
}
