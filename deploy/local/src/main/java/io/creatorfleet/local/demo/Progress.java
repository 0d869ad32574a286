package io.creatorfleet.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How far jobs have come, summed over them as the gateway counts them.
 *
 * @param jobs how many by state
 * @param stages tasks by stage
 * @param reels reels held of those asked for
 * @param posts posts held of those asked for
 * @param objects files in the bucket
 * @param bytes their size
 */
record Progress(Map<String, Long> jobs, Map<String, Tasks> stages, Held reels, Held posts, long objects, long bytes) {

    private static final List<String> STAGES = List.of("profile", "content", "media", "analytics");

    /** Tasks of one stage by what they do. */
    record Tasks(long waiting, long running, long done, long dead) {
        static final Tasks NONE = new Tasks(0, 0, 0, 0);

        static Tasks of(JsonNode stage) {
            return new Tasks(
                    stage.path("ready").asLong(0) + stage.path("queued").asLong(0),
                    stage.path("running").asLong(0),
                    stage.path("done").asLong(0),
                    stage.path("dead").asLong(0));
        }

        Tasks plus(Tasks other) {
            return new Tasks(waiting + other.waiting, running + other.running, done + other.done, dead + other.dead);
        }

        long all() {
            return waiting + running + done + dead;
        }
    }

    /** Items held of those asked for. */
    record Held(long held, long asked) {
        static final Held NONE = new Held(0, 0);

        static Held of(JsonNode node) {
            return new Held(node.path("held").asLong(0), node.path("asked").asLong(0));
        }

        Held plus(Held other) {
            return new Held(held + other.held, asked + other.asked);
        }

        @Override
        public String toString() {
            return held + "/" + asked;
        }
    }

    /** The sum of the gateway's answers for the jobs. */
    static Progress of(List<JsonNode> answers) {
        Map<String, Long> jobs = new TreeMap<>();
        Map<String, Tasks> stages = new LinkedHashMap<>();
        STAGES.forEach(stage -> stages.put(stage, Tasks.NONE));
        Held reels = Held.NONE;
        Held posts = Held.NONE;
        long objects = 0;
        long bytes = 0;
        for (JsonNode job : answers) {
            jobs.merge(job.path("state").asString(""), 1L, Long::sum);
            JsonNode own = job.path("stages");
            own.properties().forEach(stage -> stages.merge(stage.getKey(), Tasks.of(stage.getValue()), Tasks::plus));
            reels = reels.plus(Held.of(own.path("content").path("reels")));
            posts = posts.plus(Held.of(own.path("content").path("posts")));
            objects += own.path("media").path("stored").asLong(0);
            bytes += own.path("media").path("bytes_stored").asLong(0);
        }
        return new Progress(jobs, stages, reels, posts, objects, bytes);
    }

    boolean isOver() {
        return !jobs.containsKey("accepted") && !jobs.containsKey("running") && !jobs.containsKey("cancelling");
    }

    boolean hasSucceeded() {
        return jobs.keySet().equals(Set.of("succeeded"));
    }
}
