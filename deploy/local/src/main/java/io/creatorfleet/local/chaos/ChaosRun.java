package io.creatorfleet.local.chaos;

import io.creatorfleet.local.FragileFleet;
import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.chaos.account.Account;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One run on a fleet that was started for it. */
final class ChaosRun {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final ChaosSettings settings;
    private final FragileFleet fleet;
    private final Consumer<String> out;
    private final FaultPlan plan;
    private final Outages outages = new Outages();
    private final RunStore ledger;
    private final Supervisor supervisor;
    private final ApiFigures figures = new ApiFigures(outages);
    private final InvariantSampler sampler;
    private final PlatformFaults platform;
    private final Injector injector;
    private final Clients clients;
    private final Prober prober;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final long start = System.nanoTime();

    /** @param fleet all of which is ready */
    ChaosRun(ChaosSettings settings, FragileFleet fleet, Consumer<String> out) {
        this.settings = settings;
        this.fleet = fleet;
        this.out = out;
        this.plan = settings.plan();
        this.ledger = new RunStore(fleet.database());
        this.sampler = new InvariantSampler(ledger, outages);
        this.supervisor = new Supervisor(fleet.services(), outages);
        Gateways gateways = new Gateways(fleet.services(), outages);
        this.platform = new PlatformFaults(
                client(fleet.simulator()),
                () -> gateways.nextPresent().orElseGet(gateways::next).client());
        this.injector = new Injector(plan, harms()::of);
        this.clients = new Clients(gateways, figures, settings.usernames(), plan.ends());
        this.prober = new Prober(gateways, clients, figures);
    }

    private static JsonClient client(URI server) {
        return new JsonClient(server, ChaosSettings.ANSWER_LIMIT);
    }

    private Harms harms() {
        Duration distance = settings.bucketDistance(plan.ends());
        fleet.s3Proxy().delay(distance);
        return new Harms(
                new ServiceFaults(fleet::part, supervisor, outages),
                new BackingFaults(fleet, outages, distance),
                new MessageFaults(
                        client(fleet.management()),
                        fleet.broker().username(),
                        fleet.broker().password(),
                        ledger),
                platform);
    }

    /** Returns when all jobs have ended, or nobody waits for them any longer. */
    ChaosReport run() {
        Thread faults = background("injector", injector::run);
        Thread additions = background("clients", clients::run);
        background("prober", prober::run);
        background("sampler", sampler::run);
        background("operator", platform::operate);
        while (faults.isAlive() || additions.isAlive()) {
            lookOn();
        }
        platform.clear();
        fleet.s3Proxy().heal();
        long healed = System.nanoTime();
        while (!ended() && System.nanoTime() - healed < settings.patience().toNanos()) {
            lookOn();
        }
        interrupt();
        sampler.sample();
        return report();
    }

    private Thread background(String name, Runnable work) {
        Thread thread = Thread.ofVirtual().name(name).start(work);
        threads.add(thread);
        return thread;
    }

    private boolean ended() {
        return isOver(jobs());
    }

    private static boolean isOver(Map<String, Long> jobs) {
        return !jobs.isEmpty()
                && !jobs.containsKey("accepted")
                && !jobs.containsKey("running")
                && !jobs.containsKey("cancelling");
    }

    /** Empty while they cannot be read. */
    private Map<String, Long> jobs() {
        try {
            return ledger.jobs();
        } catch (SQLException away) {
            return Map.of();
        }
    }

    private void lookOn() {
        Pause.of(LOOK);
        int done = injector.done().values().stream().mapToInt(Integer::intValue).sum();
        out.accept("%5d s  faults %d/%d (%d on)  creators %d/%d  jobs %s  files %s  %s  API errors %d  restarts %d"
                .formatted(
                        elapsed().toSeconds(),
                        done,
                        settings.faults(),
                        injector.on(),
                        clients.accepted().size(),
                        settings.usernames().size(),
                        jobs(),
                        files(),
                        sampler.words(),
                        figures.errorCount(),
                        supervisor.restarts()));
    }

    private String files() {
        try {
            return Long.toString(ledger.storedFiles());
        } catch (SQLException away) {
            return "?";
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private ChaosReport report() {
        List<String> names =
                clients.accepted().stream().map(Clients.Accepted::username).toList();
        try {
            return new ChaosReport(
                    settings,
                    elapsed(),
                    injector.done(),
                    injector.failures(),
                    ledger.jobs(),
                    ledger.openJobs(),
                    clients.refused(),
                    Account.of(
                            fleet.database(), fleet.bucketFolder(), fleet.simulator(), names, ChaosSettings::isPlanted),
                    sampler,
                    figures,
                    supervisor.restarts(),
                    supervisor.endedByThemselves());
        } catch (SQLException failure) {
            throw new IllegalStateException("The ledger could not be read at the end", failure);
        }
    }

    private void interrupt() {
        threads.forEach(Thread::interrupt);
        threads.forEach(ChaosRun::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofMinutes(2));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes back what is on, and starts nothing any more; also in the middle of a run. */
    void end() {
        if (ended.compareAndSet(false, true)) {
            interrupt();
            supervisor.close();
        }
    }
}
