package io.creatorfleet.gateway.operations;

import io.creatorfleet.task.TaskKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Decides how many workers of a kind are recommended, and says why: the backlog divided by what one worker concludes within the
 * objective. Slots are kept apart by lane, so the lane that needs most decides.
 *
 * <p>It counts on nothing it has not seen. More workers are recommended neither for what is paused or fails, nor into a
 * budget that is used up: they would only wait, and be throttled the more.
 */
final class ScalingPolicy {

    /** A number of workers, and the reason for it. */
    private record Advice(LaneLoad load, int workers, String reason) {}

    private final ScalingProperties properties;

    ScalingPolicy(ScalingProperties properties) {
        this.properties = properties;
    }

    /** @param loads of the kind's lanes; none: it has never had a task */
    Recommendation recommend(TaskKind kind, int workers, List<LaneLoad> loads) {
        Duration objective = properties.objective(kind);
        return loads.stream()
                .map(load -> advise(load, workers, objective))
                .max(Comparator.comparingInt(Advice::workers)
                        .thenComparingLong(advice -> advice.load().flow().backlog()))
                .map(advice -> of(kind, workers, objective, advice))
                .orElseGet(() -> idle(kind, workers, objective));
    }

    private Advice advise(LaneLoad load, int workers, Duration objective) {
        int present = Math.max(properties.least(), workers);
        Double each = load.flow().ratePerWorker();
        long backlog = load.flow().backlog();
        if (backlog == 0) {
            return new Advice(load, properties.least(), "nothing waits");
        }
        if (load.paused()) {
            return new Advice(load, present, "all that waits is paused, and more workers would wait as well");
        }
        if (each == null) {
            return new Advice(
                    load, present, "how much a worker does is known once it has had enough to do for a minute");
        }
        if (each == 0) {
            return new Advice(
                    load, present, "nothing is concluded while work waits, which more workers would not change");
        }
        double wanted = Math.ceil(backlog / (each * seconds(objective)));
        String does = String.format(
                Locale.ROOT, "%d open tasks at %.2f a second each within %d s", backlog, each, objective.toSeconds());
        return wanted <= workers
                ? new Advice(load, (int) Math.max(properties.least(), wanted), does)
                : bounded(new Advice(load, (int) Math.min(Integer.MAX_VALUE, wanted), does), workers);
    }

    private Advice bounded(Advice wanted, int workers) {
        LaneLoad load = wanted.load();
        int fed = load.calls() == null ? Integer.MAX_VALUE : load.calls().feeds(workers);
        int bound = Math.min(fed, properties.most());
        if (wanted.workers() <= bound) {
            return wanted;
        }
        String reason = load.calls() != null && fed <= properties.most()
                ? String.format(
                        Locale.ROOT,
                        "bounded by the budget of %s: %.0f calls a minute; %s would take %d workers",
                        load.calls().upstream(),
                        load.calls().allowed() * 60,
                        wanted.reason(),
                        wanted.workers())
                : String.format(
                        Locale.ROOT,
                        "bounded by fleet.scaling.most; %s would take %d workers",
                        wanted.reason(),
                        wanted.workers());
        return new Advice(load, Math.max(Math.max(properties.least(), bound), workers), reason);
    }

    private static Recommendation of(TaskKind kind, int workers, Duration objective, Advice advice) {
        LaneLoad load = advice.load();
        double drain = load.drainSeconds();
        return new Recommendation(
                kind.key(),
                load.lane(),
                workers,
                advice.workers(),
                load.flow().backlog(),
                load.flow().rate(),
                load.flow().ratePerWorker(),
                objective.toSeconds(),
                Double.isFinite(drain) ? drain : null,
                advice.reason());
    }

    private Recommendation idle(TaskKind kind, int workers, Duration objective) {
        return new Recommendation(
                kind.key(), null, workers, properties.least(), 0, 0, null, objective.toSeconds(), 0.0, "nothing waits");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
