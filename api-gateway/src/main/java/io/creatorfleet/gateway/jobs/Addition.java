package io.creatorfleet.gateway.jobs;

import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * A creator to be taken in, as a client asked for it and after every check.
 *
 * @param niche null when none was given
 */
record Addition(PlatformId platform, String name, @Nullable String niche) {

    static Addition instagram(@Nullable String username, @Nullable String niche) {
        return new Addition(
                PlatformId.INSTAGRAM, CreatorName.instagram(username).value(), Niche.parse(niche));
    }

    static Addition subreddit(@Nullable String name, @Nullable String niche) {
        return new Addition(PlatformId.REDDIT, CreatorName.subreddit(name).value(), Niche.parse(niche));
    }

    static Addition redditUser(@Nullable String username, @Nullable String niche) {
        return new Addition(PlatformId.REDDIT, CreatorName.redditUser(username).value(), Niche.parse(niche));
    }

    /** The task its job starts with. */
    FollowUp firstTask() {
        return new FollowUp(TaskKind.PROFILE, platform.apiUpstream(), platform.key() + "/" + name);
    }
}
