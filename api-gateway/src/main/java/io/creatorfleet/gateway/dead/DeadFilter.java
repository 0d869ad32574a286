package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.Words;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.DeadSelection;
import io.creatorfleet.task.TaskKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which dead tasks a client means, in his words; null: any.
 *
 * @param since those that died then or later
 * @param before those that died earlier
 * @param all that no condition is meant to be none
 */
record DeadFilter(
        @Nullable String kind,
        @Nullable String fingerprint,
        @Nullable String platform,
        @Nullable String job,
        @Nullable String since,
        @Nullable String before,
        @Nullable Boolean all) {

    DeadSelection selection() {
        return DeadSelection.ALL
                .kind(kind == null ? null : Words.of(TaskKind.class, kind))
                .fingerprint(fingerprint)
                .platform(
                        platform == null
                                ? null
                                : Words.of(PlatformId.class, platform).key())
                .job(read("job", job, UUID::fromString, "the id of a job"))
                .since(read("since", since, Instant::parse, "a time like 2026-01-31T12:00:00Z"))
                .before(read("before", before, Instant::parse, "a time like 2026-01-31T12:00:00Z"));
    }

    /** The same where an oversight would reach every dead task. */
    DeadSelection deliberateSelection() {
        DeadSelection selection = selection();
        boolean unconditional = selection.equals(DeadSelection.ALL);
        if (unconditional && !Boolean.TRUE.equals(all)) {
            throw Refusal.badRequest(
                    "A filter without a condition means every dead task: say {\"all\": true} for that");
        }
        if (!unconditional && Boolean.TRUE.equals(all)) {
            throw Refusal.badRequest("A filter has either conditions or all, not both");
        }
        return selection;
    }

    private static <T> @Nullable T read(String name, @Nullable String given, Function<String, T> reader, String form) {
        try {
            return given == null ? null : reader.apply(given);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw Refusal.badRequest("%s must be %s, not %s".formatted(name, form, given));
        }
    }
}
