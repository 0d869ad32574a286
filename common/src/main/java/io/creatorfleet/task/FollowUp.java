package io.creatorfleet.task;

/**
 * A task to be inserted by what causes it. It is skipped when an open task of its kind has the same subject.
 *
 * @param upstream whose limits and pauses apply to it
 * @param subject what it is about, unique among the open tasks of the kind
 * @param payload a JSON object
 */
public record FollowUp(TaskKind kind, int version, String upstream, String subject, String payload) {

    public FollowUp(TaskKind kind, String upstream, String subject, String payload) {
        this(kind, 1, upstream, subject, payload);
    }

    public FollowUp(TaskKind kind, String upstream, String subject) {
        this(kind, upstream, subject, "{}");
    }
}
