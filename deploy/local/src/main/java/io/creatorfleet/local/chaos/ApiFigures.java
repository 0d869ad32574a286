package io.creatorfleet.local.chaos;

import io.creatorfleet.local.JsonClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the API answered: what it owed, what it was excused from, what nobody excuses. */
final class ApiFigures {

    /** A connection that broke with PostgreSQL is found broken by the next request that uses it. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private static final int SHOWN = 20;
    private static final int TEXT = 200;

    private final Outages outages;
    private final List<Duration> times = new ArrayList<>();
    private final Map<String, Integer> excused = new TreeMap<>();
    private final List<String> errors = new ArrayList<>();
    private int errorCount;

    ApiFigures(Outages outages) {
        this.outages = outages;
    }

    /** Notes the answer of a gateway. */
    synchronized void note(Gateways.Gateway gateway, JsonClient.Answer answer) {
        if (answer.succeeded()) {
            times.add(answer.took());
        } else if (answer.status() == 0 && wasAway(gateway.name(), answer, Duration.ZERO)) {
            excused.merge("no answer, the gateway having been killed or stopped", 1, Integer::sum);
        } else if (answer.status() == 503 && answer.retryAfter() && wasAway(Target.POSTGRESQL.key(), answer, MARGIN)) {
            excused.merge("503 with Retry-After, PostgreSQL being away", 1, Integer::sum);
        } else {
            error(answer.toString());
        }
    }

    private boolean wasAway(String name, JsonClient.Answer answer, Duration margin) {
        return outages.wasAway(name, answer.from(), answer.to(), margin);
    }

    /** Notes what should not have been answered. */
    synchronized void error(String what) {
        errorCount++;
        if (errors.size() < SHOWN) {
            errors.add(what.length() > TEXT ? what.substring(0, TEXT) + "…" : what);
        }
    }

    synchronized int errorCount() {
        return errorCount;
    }

    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%d requests answered, p50 %d ms, p99 %d ms"
                .formatted(
                        times.size(), quantile(0.5).toMillis(), quantile(0.99).toMillis()));
        excused.forEach((why, count) -> lines.add(count + " × " + why));
        lines.add(errorCount + " errors");
        lines.addAll(errors);
        return lines;
    }

    private Duration quantile(double share) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.isEmpty()
                ? Duration.ZERO
                : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
