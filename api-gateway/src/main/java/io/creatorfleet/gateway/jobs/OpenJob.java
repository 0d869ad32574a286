package io.creatorfleet.gateway.jobs;

import io.creatorfleet.task.Lane;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one job of a creator that has not ended. */
record OpenJob(UUID id, String subject, @Nullable String niche, Lane lane, Instant createdAt) {

    OpenJob withNiche(@Nullable String given) {
        return given == null ? this : new OpenJob(id, subject, given, lane, createdAt);
    }
}
