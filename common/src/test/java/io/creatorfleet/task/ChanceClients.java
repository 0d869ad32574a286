package io.creatorfleet.task;

import io.creatorfleet.task.PauseStore.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Those who add creators, and those who cancel, promote and pause, as chance has it. */
final class ChanceClients {

    private static final List<TaskKind> KINDS = List.of(TaskKind.PROFILE, TaskKind.CONTENT, TaskKind.MEDIA);

    private final LedgerFixture ledger;
    private final RandomGenerator random;

    ChanceClients(LedgerFixture ledger, RandomGenerator random) {
        this.ledger = ledger;
        this.random = random;
    }

    /** An add of a subject that may have an open job: then that one is moved to the front, as the gateway does. */
    String add() {
        String subject = "somebody " + random.nextInt(25);
        Lane lane = random.nextBoolean() ? Lane.INTERACTIVE : Lane.BACKGROUND;
        Optional<UUID> open = ledger.jdbc
                .sql("SELECT id FROM job WHERE subject = ? AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')")
                .param(subject)
                .query(UUID.class)
                .optional();
        open.ifPresentOrElse(ledger.tasks::promote, () -> ledger.job(lane, subject));
        return "add";
    }

    /** Something an operator does; returns its name. */
    String step() {
        return switch (random.nextInt(10)) {
            case 0 -> cancel();
            case 1, 2 -> beginToCancel();
            case 3 -> finishCancellations();
            case 4 -> promote();
            case 5, 6 -> pause();
            default -> resume();
        };
    }

    private String cancel() {
        anyJob().ifPresent(ledger.tasks::cancel);
        return "cancel";
    }

    private String beginToCancel() {
        anyJob().ifPresent(job -> new OpenTaskStore(ledger.jdbc).markCancelling(job));
        return "begin to cancel";
    }

    private String finishCancellations() {
        ledger.tasks.finishCancellations();
        return "finish cancellations";
    }

    private String pause() {
        if (random.nextBoolean()) {
            ledger.pauses.pause(Scope.UPSTREAM, "instagram", null, "chance");
        } else {
            ledger.pauses.pause(
                    Scope.KIND, KINDS.get(random.nextInt(KINDS.size())).name(), null, "chance");
        }
        return "pause";
    }

    private String resume() {
        ledger.pauses.list().forEach(pause -> ledger.pauses.resume(pause.scope(), pause.name()));
        return "resume";
    }

    private String promote() {
        anyJob().ifPresent(ledger.tasks::promote);
        return "promote";
    }

    /** One of the newest jobs, ended ones too. */
    Optional<UUID> anyJob() {
        List<UUID> jobs = ledger.jdbc
                .sql("SELECT id FROM job ORDER BY created_at DESC, id LIMIT 12")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        return jobs.isEmpty() ? Optional.empty() : Optional.of(jobs.get(random.nextInt(jobs.size())));
    }
}
