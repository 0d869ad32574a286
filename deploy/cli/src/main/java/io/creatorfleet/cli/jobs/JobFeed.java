package io.creatorfleet.cli.jobs;

import io.creatorfleet.cli.gateway.Address;
import io.creatorfleet.cli.gateway.EventStream;
import io.creatorfleet.cli.gateway.EventStream.Event;
import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.gateway.Gateway;
import io.creatorfleet.cli.gateway.Refusal;
import io.creatorfleet.cli.gateway.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One job as its events tell it, to its end. A gateway that goes away is asked again once it is back, from after the event
 * that was seen last; whether it is another one does not matter.
 */
final class JobFeed {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Gateway gateway;
    private final String job;
    private final Consumer<JsonNode> told;
    private final Consumer<String> trouble;

    private @Nullable String lastSeen;
    private boolean over;
    private Duration pause = FIRST_PAUSE;
    private long heardAt;

    /**
     * Makes one that has not begun.
     *
     * @param told each report of the job
     * @param trouble why nothing is heard for the moment; empty: all is well again
     */
    JobFeed(Gateway gateway, String job, Consumer<JsonNode> told, Consumer<String> trouble) {
        this.gateway = gateway;
        this.job = job;
        this.told = told;
        this.trouble = trouble;
    }

    /**
     * Returns once the job has ended.
     *
     * @param known whether the gateway is known to answer: one that is not is not waited for
     */
    void follow(boolean known) throws InterruptedException {
        boolean answered = known;
        heardAt = System.nanoTime();
        while (!over) {
            try {
                read();
                answered = true;
            } catch (Unreachable away) {
                endure(away, answered || lastSeen != null);
            } catch (Refusal refusal) {
                endure(refusal, (answered || lastSeen != null) && refusal.isPassing());
            }
        }
    }

    private void endure(RuntimeException failure, boolean bearable) throws InterruptedException {
        if (!bearable || System.nanoTime() - heardAt > PATIENCE.toNanos()) {
            throw failure;
        }
        trouble.accept("%s; trying again".formatted(failure.getMessage()));
        Thread.sleep(pause);
        Duration longer = pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private void read() throws InterruptedException {
        try (EventStream events = gateway.events(Address.of("/api/jobs/%s/events", job), lastSeen)) {
            if (events == null) {
                over = true;
                return;
            }
            trouble.accept("");
            Event event = events.next();
            while (event != null) {
                take(event);
                event = over ? null : events.next();
            }
        } catch (IOException cut) {
            trouble.accept("The gateway has gone away (%s); trying again".formatted(cut.getMessage()));
        }
        heardAt = System.nanoTime();
        if (!over) {
            // A gateway that stops ends its streams; it is asked again when it may be back.
            Thread.sleep(FIRST_PAUSE);
        }
    }

    private void take(Event event) {
        JsonNode report = gateway.json().readTree(event.data());
        lastSeen = event.id();
        pause = FIRST_PAUSE;
        over = !Progress.isOpen(new Fields(report).text("state"));
        told.accept(report);
    }
}
