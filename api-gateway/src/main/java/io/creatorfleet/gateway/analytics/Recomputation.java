package io.creatorfleet.gateway.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a recomputation: the job that does it.
 *
 * @param deduplicated true when it was under way already, else absent
 */
record Recomputation(
        boolean success,
        Job job,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean deduplicated) {

    record Job(UUID id, String url, String events) {}

    static Recomputation of(UUID job, boolean fresh) {
        String url = "/api/jobs/" + job;
        return new Recomputation(true, new Job(job, url, url + "/events"), fresh ? null : true);
    }

    URI location() {
        return URI.create(job.url);
    }
}
