package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.gateway.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How far jobs have come, summed over them as the gateway counts them.
 *
 * @param jobs how many by state
 * @param stages tasks by stage
 * @param files in the bucket
 * @param bytes their size
 * @param pauses what holds their tasks up, in words
 */
record Progress(
        Map<String, Long> jobs,
        Map<String, Tasks> stages,
        Held reels,
        Held posts,
        long files,
        long bytes,
        Set<String> pauses) {

    private static final List<String> STAGES = List.of("profile", "content", "media", "analytics");
    private static final Set<String> OPEN = Set.of("accepted", "running");

    /** Tasks of one stage. */
    record Tasks(long open, long done, long dead) {

        static Tasks of(Fields stage) {
            return new Tasks(
                    stage.count("ready") + stage.count("queued") + stage.count("running"),
                    stage.count("done"),
                    stage.count("dead"));
        }

        Tasks plus(Tasks other) {
            return new Tasks(open + other.open, done + other.done, dead + other.dead);
        }

        long all() {
            return open + done + dead;
        }
    }

    /** Items held of those asked for. */
    record Held(long held, long asked) {

        static Held of(Fields counts) {
            return new Held(counts.count("held"), counts.count("asked"));
        }

        Held plus(Held other) {
            return new Held(held + other.held, asked + other.asked);
        }

        @Override
        public String toString() {
            return held + "/" + asked;
        }
    }

    static boolean isOpen(String state) {
        return OPEN.contains(state);
    }

    /** That of one job. */
    static Progress of(Fields job) {
        Map<String, Tasks> stages = new LinkedHashMap<>();
        // A job of another purpose has other stages, and these without a task.
        job.node()
                .path("stages")
                .properties()
                .forEach(stage -> stages.put(stage.getKey(), Tasks.of(new Fields(stage.getValue()))));
        Fields content = job.at("stages").at("content");
        Fields media = job.at("stages").at("media");
        Set<String> pauses = new LinkedHashSet<>();
        job.list("paused").forEach(pause -> pauses.add(pause(pause)));
        return new Progress(
                Map.of(job.text("state"), 1L),
                stages,
                Held.of(content.at("reels")),
                Held.of(content.at("posts")),
                media.count("stored"),
                media.count("bytes_stored"),
                pauses);
    }

    private static String pause(Fields pause) {
        String until = pause.has("until") ? " until " + pause.text("until") : "";
        return pause.text("name") + until + ": " + pause.text("reason");
    }

    /** That of several together. */
    static Progress sum(Collection<Progress> all) {
        Map<String, Long> jobs = new TreeMap<>();
        Map<String, Tasks> stages = new LinkedHashMap<>();
        STAGES.forEach(stage -> stages.put(stage, new Tasks(0, 0, 0)));
        Set<String> pauses = new LinkedHashSet<>();
        Held reels = new Held(0, 0);
        Held posts = new Held(0, 0);
        long files = 0;
        long bytes = 0;
        for (Progress one : all) {
            one.jobs.forEach((state, number) -> jobs.merge(state, number, Long::sum));
            one.stages.forEach((stage, tasks) -> stages.merge(stage, tasks, Tasks::plus));
            pauses.addAll(one.pauses);
            reels = reels.plus(one.reels);
            posts = posts.plus(one.posts);
            files += one.files;
            bytes += one.bytes;
        }
        return new Progress(jobs, stages, reels, posts, files, bytes, pauses);
    }

    /** The stages that have tasks, and those of every addition. */
    List<String> shownStages() {
        List<String> shown = new ArrayList<>(stages.keySet());
        boolean addition = stages.getOrDefault("profile", new Tasks(0, 0, 0)).all() > 0;
        shown.removeIf(stage ->
                stages.getOrDefault(stage, new Tasks(0, 0, 0)).all() == 0 && !(addition && STAGES.contains(stage)));
        return shown;
    }

    long done() {
        return stages.values().stream().mapToLong(Tasks::done).sum();
    }

    long open() {
        return stages.values().stream().mapToLong(Tasks::open).sum();
    }

    long dead() {
        return stages.values().stream().mapToLong(Tasks::dead).sum();
    }

    boolean isOver() {
        return jobs.keySet().stream().noneMatch(Progress::isOpen);
    }

    boolean hasSucceeded() {
        return jobs.keySet().equals(Set.of("succeeded"));
    }
}
