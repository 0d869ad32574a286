package io.creatorfleet.catalog;

import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose metrics an ANALYTICS task computes: without either, those of the creator whose feeds its job has walked.
 *
 * @param creator this one's
 * @param after everyone's with a greater id, by a task each
 */
public record AnalyticsPayload(
        @Nullable Long creator, @Nullable Long after) {

    private static final String LOCAL = "local";

    /** What a task is to compute. */
    public static AnalyticsPayload of(Task task) {
        return JsonMapper.shared().readValue(task.payload(), AnalyticsPayload.class);
    }

    /** The task for one creator. */
    public static FollowUp ofCreator(long creator) {
        return new AnalyticsPayload(creator, null).followUp("creator " + creator);
    }

    /** The task that opens one for each creator after this one; 0: for all. */
    public static FollowUp ofAllAfter(long creator) {
        return new AnalyticsPayload(null, creator).followUp("creators after " + creator);
    }

    private FollowUp followUp(String subject) {
        return new FollowUp(
                TaskKind.ANALYTICS, LOCAL, subject, JsonMapper.shared().writeValueAsString(this));
    }
}
