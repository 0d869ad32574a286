package io.creatorfleet.catalog;

import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose links a RESOLVE task renews: those of one page, or of the profile.
 *
 * @param feed null: the profile, for its picture
 * @param cursor null: the newest page
 */
public record LinksPayload(
        long creator, @Nullable String feed, @Nullable String cursor) {

    /** What a task is to renew. */
    public static LinksPayload of(Task task) {
        return JsonMapper.shared().readValue(task.payload(), LinksPayload.class);
    }

    /** Unique by page: however many of its files ask, their links are renewed once for all. */
    public String subject() {
        return feed == null ? creator + "/profile" : creator + "/" + feed + "/" + (cursor == null ? "first" : cursor);
    }

    /** The task that renews them. */
    public FollowUp followUp(PlatformId platform) {
        return new FollowUp(
                TaskKind.RESOLVE,
                platform.apiUpstream(),
                subject(),
                JsonMapper.shared().writeValueAsString(this));
    }
}
