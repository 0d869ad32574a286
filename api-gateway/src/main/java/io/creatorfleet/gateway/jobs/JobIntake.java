package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.LedgerTransactions;
import io.creatorfleet.task.TaskLedger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Where additions become jobs. A job, its first task and the answer kept for a repetition commit together. */
@Component
final class JobIntake {

    // Keeps the rows of a batch locked for moments only.
    private static final int PER_TRANSACTION = 100;

    /**
     * The jobs of additions.
     *
     * @param fresh the names of those that were opened just now
     */
    private record Opened(Map<String, OpenJob> jobs, Set<String> fresh) {

        Opened() {
            this(new HashMap<>(), new HashSet<>());
        }

        OpenJob of(Addition addition) {
            return Objects.requireNonNull(jobs.get(addition.name()), addition.name());
        }

        boolean isFresh(Addition addition) {
            return fresh.contains(addition.name());
        }

        void add(OpenJob job) {
            jobs.put(job.subject(), job);
        }

        void addAll(Opened more) {
            jobs.putAll(more.jobs);
            fresh.addAll(more.fresh);
        }
    }

    /** What there is for one addition once its transaction is over: nothing opened when it was answered before. */
    private record Kept(Opened opened, Accepted answer) {}

    private final Admission admission;
    private final IntakeStore store;
    private final IdempotencyStore keys;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final LedgerTransactions transactions;
    private final GatewayProperties properties;

    JobIntake(
            Admission admission,
            IntakeStore store,
            IdempotencyStore keys,
            TaskLedger ledger,
            Dispatcher dispatcher,
            LedgerTransactions transactions,
            GatewayProperties properties) {
        this.admission = admission;
        this.store = store;
        this.keys = keys;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** One answer for each addition, in their order. Additions of one creator share a job; the last niche counts. */
    List<Accepted> accept(List<Addition> additions) {
        List<Addition> distinct = distinct(additions);
        Opened all = new Opened();
        for (int from = 0; from < distinct.size(); from += PER_TRANSACTION) {
            List<Addition> part = distinct.subList(from, Math.min(from + PER_TRANSACTION, distinct.size()));
            Opened opened = transactions.in(() -> open(part));
            all.addAll(opened);
        }
        hasten(all);
        return answers(additions, all);
    }

    Accepted accept(Addition addition) {
        admit(addition);
        return accept(List.of(addition)).getFirst();
    }

    /** An addition that joins an open job makes the backlog no larger: it is never refused. */
    private void admit(Addition addition) {
        if (admission.isFull()
                && store.findOpen(addition.platform(), List.of(addition)).isEmpty()) {
            throw admission.refusal();
        }
    }

    /** The answer to an addition under a key: the one already given under it, if any. */
    Accepted accept(Addition addition, IdempotencyKey key) {
        keys.prune();
        Kept kept = transactions.in(() ->
                keys.find(key).map(given -> new Kept(new Opened(), given)).orElseGet(() -> acceptFirst(addition, key)));
        hasten(kept.opened());
        return kept.answer();
    }

    private Kept acceptFirst(Addition addition, IdempotencyKey key) {
        admit(addition);
        Opened opened = open(List.of(addition));
        Accepted answer = answers(List.of(addition), opened).getFirst();
        keys.insert(key, answer);
        return new Kept(opened, answer);
    }

    private Opened open(List<Addition> additions) {
        PlatformId platform = additions.getFirst().platform();
        Opened opened = new Opened();
        List<Addition> missing = additions;
        while (!missing.isEmpty()) {
            for (OpenJob job :
                    store.insert(platform, missing, properties.reelsAsked(platform), properties.postsAsked(platform))) {
                opened.add(job);
                opened.fresh.add(job.subject());
            }
            missing = missing(additions, opened);
            if (!missing.isEmpty()) {
                store.findOpen(platform, missing).forEach(opened::add);
                missing = missing(additions, opened);
                admission.checkNotPurged(missing);
            }
        }
        additions.stream()
                .filter(opened::isFresh)
                .forEach(addition -> start(addition, opened.of(addition), additions.size() > 1));
        curate(platform, additions, opened);
        return opened;
    }

    private void start(Addition addition, OpenJob fresh, boolean oneOfMany) {
        boolean started = oneOfMany
                ? ledger.openOneOfMany(fresh.id(), addition.firstTask())
                : ledger.open(fresh.id(), addition.firstTask());
        if (!started) {
            throw new IllegalStateException("Job %s of %s cannot start: another job's profile task is open"
                    .formatted(fresh.id(), addition.name()));
        }
    }

    private void curate(PlatformId platform, List<Addition> additions, Opened opened) {
        List<Addition> curated =
                additions.stream().filter(addition -> addition.niche() != null).toList();
        if (!curated.isEmpty()) {
            store.curate(platform, curated);
            store.replaceNiche(platform, curated);
            curated.forEach(addition -> opened.add(opened.of(addition).withNiche(addition.niche())));
        }
    }

    /** Moves jobs nobody waited for to the front, now that somebody does. */
    private void hasten(Opened opened) {
        opened.jobs.values().stream()
                .filter(job -> job.lane() == Lane.BACKGROUND)
                .forEach(job -> ledger.promote(job.id()));
        dispatcher.wake();
    }

    private static List<Accepted> answers(List<Addition> additions, Opened opened) {
        Set<String> named = new HashSet<>();
        return additions.stream()
                .map(addition -> {
                    boolean first = named.add(addition.name());
                    return Accepted.of(addition, opened.of(addition), !first || !opened.isFresh(addition));
                })
                .toList();
    }

    private static List<Addition> distinct(List<Addition> additions) {
        Map<String, Addition> distinct = new LinkedHashMap<>();
        additions.forEach(addition ->
                distinct.merge(addition.name(), addition, (earlier, later) -> later.niche() == null ? earlier : later));
        return List.copyOf(distinct.values());
    }

    private static List<Addition> missing(List<Addition> additions, Opened opened) {
        return additions.stream()
                .filter(addition -> !opened.jobs.containsKey(addition.name()))
                .toList();
    }
}
