package io.creatorfleet.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task to be inserted by what causes it. It is skipped when an open task of its kind has the same subject.
 *
 * @param upstream whose limits and pauses apply to it
 * @param subject what it is about, unique among the open tasks of the kind
 * @param payload a JSON object
 * @param end when what it is about ends, as a link does; of those that wait, the one whose end is nearest goes first.
 *     Null: it may wait
 * @param traceparent the span of what causes it, which the ledger sets; null if nothing is traced
 */
public record FollowUp(
        TaskKind kind,
        int version,
        String upstream,
        String subject,
        String payload,
        @Nullable Instant end,
        @Nullable String traceparent) {

    public FollowUp(
            TaskKind kind, int version, String upstream, String subject, String payload, @Nullable Instant end) {
        this(kind, version, upstream, subject, payload, end, null);
    }

    public FollowUp(TaskKind kind, int version, String upstream, String subject, String payload) {
        this(kind, version, upstream, subject, payload, null);
    }

    public FollowUp(TaskKind kind, String upstream, String subject, String payload) {
        this(kind, 1, upstream, subject, payload);
    }

    public FollowUp(TaskKind kind, String upstream, String subject) {
        this(kind, upstream, subject, "{}");
    }

    public FollowUp(TaskKind kind, String upstream, String subject, @Nullable Instant end) {
        this(kind, 1, upstream, subject, "{}", end);
    }

    /** The same, caused by what that span is of. */
    FollowUp below(@Nullable String span) {
        return new FollowUp(kind, version, upstream, subject, payload, end, span);
    }
}
