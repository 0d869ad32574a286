package io.creatorfleet.local.chaos;

import io.creatorfleet.local.JsonClient;
import io.creatorfleet.local.chaos.Clients.Accepted;
import java.time.Duration;
import java.util.List;

/** A client that asks gateways for what they owe at any time: a job, the list of jobs, an answer given before. */
final class Prober {

    private static final Duration GAP = Duration.ofMillis(250);
    private static final int LIST_EVERY = 4;
    private static final int REPEAT_EVERY = 10;

    private final Gateways gateways;
    private final Clients clients;
    private final ApiFigures figures;

    Prober(Gateways gateways, Clients clients, ApiFigures figures) {
        this.gateways = gateways;
        this.clients = clients;
        this.figures = figures;
    }

    /** Asks until the thread is interrupted. */
    void run() {
        for (int turn = 0; !Thread.currentThread().isInterrupted(); turn++) {
            int number = turn;
            gateways.nextPresent().ifPresent(gateway -> ask(gateway, number));
            Pause.of(GAP);
        }
    }

    private void ask(Gateways.Gateway gateway, int turn) {
        List<Accepted> accepted = clients.accepted();
        if (accepted.isEmpty() || turn % LIST_EVERY == 0) {
            note(gateway, gateway.client().get("/api/jobs?limit=20"));
            return;
        }
        Accepted one = accepted.get(turn % accepted.size());
        if (turn % REPEAT_EVERY == 1) {
            repeat(gateway, one);
        } else {
            note(gateway, gateway.client().get(one.job()));
        }
    }

    /** A repeated addition has the answer of the first, whatever became of its job. */
    private void repeat(Gateways.Gateway gateway, Accepted one) {
        JsonClient.Answer answer = Clients.addTo(gateway, one.username(), one.key());
        note(gateway, answer);
        if (answer.succeeded()
                && !answer.body().path("job").path("url").asString("").equals(one.job())) {
            figures.error("Repeating the addition of " + one.username() + " gave another job: " + answer);
        }
    }

    private void note(Gateways.Gateway gateway, JsonClient.Answer answer) {
        if (!Thread.currentThread().isInterrupted()) {
            figures.note(gateway, answer);
        }
    }
}
