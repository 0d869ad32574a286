package io.creatorfleet.local.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When what was away: whoever asked at that time may have been answered badly. */
final class Outages {

    private static final class Outage {
        private final String of;
        private final Instant from = Instant.now();
        private @Nullable Instant to;

        Outage(String of) {
            this.of = of;
        }
    }

    private final List<Outage> outages = new ArrayList<>();

    /** It is away from now on. */
    synchronized void begin(String of) {
        outages.add(new Outage(of));
    }

    /** It is there again, all of its outages being over. */
    synchronized void end(String of) {
        Instant now = Instant.now();
        outages.stream()
                .filter(outage -> outage.of.equals(of) && outage.to == null)
                .forEach(outage -> outage.to = now);
    }

    synchronized boolean isAway(String of) {
        return outages.stream().anyMatch(outage -> outage.of.equals(of) && outage.to == null);
    }

    /** Whether it was away at any moment between the two, or less than the margin before the first. */
    synchronized boolean wasAway(String of, Instant from, Instant to, Duration margin) {
        Instant earliest = from.minus(margin);
        return outages.stream().filter(outage -> outage.of.equals(of)).anyMatch(outage -> {
            boolean begun = !outage.from.isAfter(to);
            return begun && (outage.to == null || !outage.to.isBefore(earliest));
        });
    }
}
