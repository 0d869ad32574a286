package io.creatorfleet.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * The one run of a process that was started for an isolated task: it takes the task, which its parent has claimed, to
 * its verdict and ends. Nothing else of the process lives, and it does not outlive its parent.
 */
final class IsolatedRun implements ApplicationRunner {

    /** The setting that makes a process one for an isolated task; its value is the task's number. */
    static final String TASK = "fleet.isolated.task";

    static final String FENCE = "fleet.isolated.fence";

    /** The span of the run, which is the parent's, as is the way to a collector. */
    static final String TRACEPARENT = "fleet.isolated.traceparent";

    /** The line that says that the handler is called now: what happens from here on is the task's doing. */
    static final String BEGUN = "-- isolated run begun --";

    /** The exit status when the verdict could not be written: the status of programs for "try again later". */
    static final int UNSETTLED = 75;

    private static final Logger log = LoggerFactory.getLogger(IsolatedRun.class);

    private final TaskLedger ledger;
    private final Outage outage;
    private final Handling handling;
    private final long id;
    private final long fence;
    private final @Nullable String traceparent;

    IsolatedRun(
            TaskLedger ledger, Outage outage, Handling handling, long id, long fence, @Nullable String traceparent) {
        this.ledger = ledger;
        this.outage = outage;
        this.handling = handling;
        this.id = id;
        this.fence = fence;
        this.traceparent = traceparent;
    }

    /** What a process is told to become one for the task. */
    static List<String> settings(Task task, @Nullable String traceparent) {
        return List.of(
                "--" + TASK + "=" + task.id(),
                "--" + FENCE + "=" + task.fence(),
                "--" + TRACEPARENT + "=" + (traceparent == null ? "" : traceparent),
                "--fleet.traces.endpoint=",
                "--spring.main.web-application-type=none",
                "--spring.main.lazy-initialization=true",
                "--spring.main.register-shutdown-hook=false",
                "--spring.flyway.enabled=false",
                // Its lines are those of its parent's log, which gives them their form.
                "--logging.structured.format.console=",
                "--management.endpoints.access.default=none");
    }

    // An interruption or the end of the parent may come at any time, so nothing is lost by ending without ceremony.
    @Override
    public void run(ApplicationArguments arguments) {
        Thread.ofPlatform().name("parent").daemon().start(IsolatedRun::endWithParent);
        Runtime.getRuntime().halt(run() ? 0 : UNSETTLED);
    }

    /** False: PostgreSQL is away. */
    private boolean run() {
        Optional<Optional<Task>> answer = outage.outlast(() -> ledger.running(id, fence));
        if (answer.isEmpty()) {
            return false;
        }
        Optional<Task> task = answer.get();
        if (task.isEmpty()) {
            log.info("The claim does not stand any more: nothing is done");
            return true;
        }
        System.out.println(BEGUN);
        return handling.handle(new Run(task.get(), traceparent));
    }

    /** The parent holds the other end of the standard input. */
    private static void endWithParent() {
        try (InputStream parent = System.in) {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            log.debug("The standard input was closed", closed);
        }
        Runtime.getRuntime().halt(UNSETTLED);
    }
}
