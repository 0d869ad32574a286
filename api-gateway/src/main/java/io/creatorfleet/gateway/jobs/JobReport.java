package io.creatorfleet.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands, counted from its rows.
 *
 * @param state accepted, running, succeeded, incomplete, failed or cancelled
 * @param stages by kind of task; profile, content, media and analytics always, others when the job has such tasks
 * @param paused what holds its waiting tasks up
 * @param purge what it deletes; absent for other jobs, and until that is known
 */
public record JobReport(
        UUID id,
        String url,
        String purpose,
        String platform,
        String username,
        @Nullable String niche,
        String lane,
        String state,
        @Nullable String reason,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant finishedAt,
        Map<String, Stage> stages,
        List<Pause> paused,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Purge purge) {

    /** The tasks of one kind, by state, and what the stage has brought in so far. */
    public record Stage(
            long ready,
            long queued,
            long running,
            long done,
            long dead,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Held reels,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Held posts,

            @JsonUnwrapped @Nullable Copies copies) {

        @JsonIgnore
        public long open() {
            return ready + queued + running;
        }
    }

    /** Items of one kind that the job has seen and that are held, of those it was asked for. */
    public record Held(long held, long asked) {}

    /** The files of the items the job has seen, and of the profile. */
    public record Copies(long stored, long bytesStored) {}

    /** A pause in force, with its reason. {@code until} is null when somebody has to end it. */
    public record Pause(
            String scope,
            String name,
            String reason,
            @Nullable Instant until) {}

    /**
     * What a deletion found, and what it has removed.
     *
     * @param objects in the bucket, with their bytes
     * @param uploads in parts, begun and not ended
     * @param rows by table
     * @param provedAt when nothing was left; null: it is not over
     */
    public record Purge(
            long objects,
            long bytes,
            long uploads,
            Map<String, Long> rows,
            @Nullable Instant provedAt) {}

    @JsonIgnore
    public boolean ended() {
        return finishedAt != null;
    }

    public Stage stage(String kind) {
        return stages.getOrDefault(kind, new Stage(0, 0, 0, 0, 0, null, null, null));
    }
}
