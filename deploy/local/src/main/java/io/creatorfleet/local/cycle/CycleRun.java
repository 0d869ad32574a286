package io.creatorfleet.local.cycle;

import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.OwnFleet;
import io.creatorfleet.local.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One run on a fleet that was started for it. */
final class CycleRun {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final int LINES_EVERY = 20;

    private final CycleSettings settings;
    private final OwnFleet fleet;
    private final Consumer<String> out;
    private final CycleStore store;
    private final CycleSimulator simulator;
    private final JsonClient gateway;
    private final Reckoning reckoning;
    private final Map<String, Activity> activity = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final long start = System.nanoTime();
    private int looks;

    /** @param fleet all of which is ready */
    CycleRun(CycleSettings settings, OwnFleet fleet, Consumer<String> out) {
        this.settings = settings;
        this.fleet = fleet;
        this.out = out;
        this.store = new CycleStore(fleet.database());
        this.simulator = new CycleSimulator(new JsonClient(fleet.simulator(), ANSWER_LIMIT));
        this.reckoning = new Reckoning(store, simulator);
        this.gateway = new JsonClient(fleet.gateway(), ANSWER_LIMIT);
        settings.cycles().forEach(cycle -> activity.put(cycle.platform(), new Activity()));
    }

    /** Returns when all has been read, or nobody waits for it any longer. */
    CycleReport run() {
        for (Cycle cycle : settings.cycles()) {
            store.insertDue(cycle.platform(), simulator.ids(cycle));
        }
        startScrapers();
        boolean stopped = await(cycle -> share(cycle) > 1.0 / 3) && restScrapers();
        boolean restarted = stopped && await(cycle -> share(cycle) > 2.0 / 3) && restartFleet();
        boolean ended = restarted && await(cycle -> done(cycle) >= cycle.size());
        if (!ended || !await(cycle -> store.progress(cycle.platform()).open() == 0)) {
            faults.add("not all has ended within %d s"
                    .formatted(settings.patience().toSeconds()));
        }
        return new CycleReport(
                settings,
                elapsed(),
                settings.cycles().stream()
                        .map(cycle -> reckoning.figures(cycle, activity(cycle)))
                        .toList(),
                faults);
    }

    private void startScrapers() {
        for (Cycle cycle : settings.cycles()) {
            gateway.post("/api/%s/scraper/start".formatted(cycle.platform()), "")
                    .expectSuccess();
        }
        begin();
    }

    /** Stops the scrapers, and looks whether they call once the time that a stop may take is over. */
    private boolean restScrapers() {
        end();
        for (Cycle cycle : settings.cycles()) {
            gateway.post("/api/%s/scraper/stop".formatted(cycle.platform()), "").expectSuccess();
        }
        pause(STOP_LIMIT);
        Map<String, Long> before = simulator.calls();
        pause(REST);
        Map<String, Long> after = simulator.calls();
        if (before.equals(after)) {
            out.accept("%5d s  stopped by the API: no call in %d s"
                    .formatted(elapsed().toSeconds(), REST.toSeconds()));
        } else {
            faults.add(
                    "calls went on %d s after the stop: %s, then %s".formatted(STOP_LIMIT.toSeconds(), before, after));
        }
        startScrapers();
        return true;
    }

    /** Stops everything but the simulator, which counts, and starts it again. */
    private boolean restartFleet() {
        end();
        for (Cycle cycle : settings.cycles()) {
            activity(cycle).underWay(store.progress(cycle.platform()).running());
        }
        fleet.part("profile-worker").stop();
        fleet.part("content-worker").stop();
        List<Part> backing = List.of(fleet.part("rabbitmq"), fleet.part("s3"), fleet.part("postgresql"));
        fleet.services().forEach(Part::stop);
        backing.forEach(Part::stop);
        out.accept("%5d s  the whole fleet is down".formatted(elapsed().toSeconds()));
        backing.reversed().forEach(Part::start);
        fleet.services().forEach(Part::start);
        begin();
        out.accept("%5d s  the whole fleet is up again".formatted(elapsed().toSeconds()));
        return true;
    }

    private void begin() {
        settings.cycles().forEach(cycle -> activity(cycle).begin(simulator.calls(cycle)));
    }

    private void end() {
        settings.cycles().forEach(cycle -> activity(cycle).end(simulator.calls(cycle)));
    }

    private double share(Cycle cycle) {
        return done(cycle) / (double) cycle.size();
    }

    /** A budget can be used up only as long as there is something to call for. */
    private long done(Cycle cycle) {
        long calls = simulator.calls(cycle);
        activity(cycle).look(calls);
        CycleStore.Progress now = store.progress(cycle.platform());
        if (now.waiting() == 0) {
            activity(cycle).finish(calls);
        }
        return now.done();
    }

    private Activity activity(Cycle cycle) {
        return Objects.requireNonNull(activity.get(cycle.platform()), cycle.platform());
    }

    /** Looks on until it is so for every cycle; false when the patience is at its end. */
    private boolean await(Predicate<Cycle> reached) {
        while (elapsed().compareTo(settings.patience()) < 0) {
            if (settings.cycles().stream().filter(reached).count()
                    == settings.cycles().size()) {
                return true;
            }
            if (looks++ % LINES_EVERY == 0) {
                lookOn();
            }
            pause(LOOK);
        }
        return false;
    }

    private void lookOn() {
        StringBuilder line = new StringBuilder("%5d s".formatted(elapsed().toSeconds()));
        for (Cycle cycle : settings.cycles()) {
            CycleStore.Progress now = store.progress(cycle.platform());
            line.append("  %s %d/%d, %d being read, %d calls"
                    .formatted(cycle.platform(), now.done(), cycle.size(), now.reading(), simulator.calls(cycle)));
        }
        out.accept(line + "  files " + store.count("media WHERE state = 'STORED'"));
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", ending);
        }
    }
}
