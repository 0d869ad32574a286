package io.creatorfleet.catalog;

import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which page a CONTENT task reads.
 *
 * @param cursor null: the newest page
 * @param page its number in the walk, from 1
 * @param seen hashes of the cursors of this walk: a platform that names one again would be walked for ever
 */
public record PagePayload(
        long creator, String feed, @Nullable String cursor, int page, List<String> seen) {

    /** The first page of a walk. */
    public static PagePayload first(long creator, String feed) {
        return new PagePayload(creator, feed, null, 1, List.of());
    }

    /** The page a task is to read. */
    public static PagePayload of(Task task) {
        return JsonMapper.shared().readValue(task.payload(), PagePayload.class);
    }

    /** Whether this walk has been at that cursor. */
    public boolean hasSeen(String next) {
        return seen.contains(hash(next));
    }

    /** The page after this one. */
    public PagePayload next(String next) {
        List<String> all = new ArrayList<>(seen);
        all.add(hash(next));
        return new PagePayload(creator, feed, next, page + 1, List.copyOf(all));
    }

    /** The task that reads it. */
    public FollowUp followUp(PlatformId platform) {
        String subject = creator + "/" + feed + "/" + page;
        return new FollowUp(
                TaskKind.CONTENT,
                platform.apiUpstream(),
                subject,
                JsonMapper.shared().writeValueAsString(this));
    }

    private static String hash(String cursor) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(cursor.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
