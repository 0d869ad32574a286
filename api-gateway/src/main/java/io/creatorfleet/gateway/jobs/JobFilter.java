package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which jobs a client wants to see; null: any. */
record JobFilter(
        @Nullable List<String> states,
        @Nullable String platform,
        @Nullable String lane,
        @Nullable Instant before,
        @Nullable UUID id,
        Limit limit) {

    private static final String ORDER = "jobs";

    static JobFilter of(
            @Nullable String state,
            @Nullable String platform,
            @Nullable String lane,
            @Nullable String cursor,
            @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, ORDER);
        return new JobFilter(
                state == null ? null : JobState.stored(state),
                platform == null
                        ? null
                        : oneOf(
                                "platform",
                                platform,
                                Stream.of(PlatformId.values()).map(PlatformId::key)),
                lane == null
                        ? null
                        : oneOf("lane", lane, Stream.of(Lane.values()).map(Lane::key))
                                .toUpperCase(Locale.ROOT),
                after == null ? null : after.keyAsInstant(),
                after == null ? null : after.idAsUuid(),
                Limit.of(limit));
    }

    static Cursor place(JobReport job) {
        return new Cursor(ORDER, job.createdAt().toString(), job.id().toString());
    }

    private static String oneOf(String what, String given, Stream<String> known) {
        return known.filter(given::equals)
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("There is no %s %s".formatted(what, given)));
    }
}
