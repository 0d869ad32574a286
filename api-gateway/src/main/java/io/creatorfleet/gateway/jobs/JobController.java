package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.task.DeadTaskStore;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.TaskLedger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows jobs, ends them before their time, and brings their dead tasks back. */
@RestController
@OpenTo(Audience.CLIENTS)
@RequestMapping("/api/jobs")
@Tag(name = "Jobs")
final class JobController {

    /** @param cursor of the next part of the list; null: this was the last */
    record Jobs(List<JobReport> jobs, @Nullable String cursor) {}

    /** @param tasks how many tasks were ended or brought back */
    record Moved(boolean success, int tasks, JobReport job) {}

    private final JobReportStore reports;
    private final TaskLedger ledger;
    private final DeadTaskStore deadTasks;
    private final Dispatcher dispatcher;

    JobController(JobReportStore reports, TaskLedger ledger, DeadTaskStore deadTasks, Dispatcher dispatcher) {
        this.reports = reports;
        this.ledger = ledger;
        this.deadTasks = deadTasks;
        this.dispatcher = dispatcher;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One job, counted from its rows")
    JobReport job(@Parameter(description = "The job's id") @PathVariable UUID id) {
        return reports.find(id)
                .orElseThrow(() -> Refusal.notFound(
                        "There is no job %s: none was ever accepted under that id, or it ended too long ago to be kept"
                                .formatted(id)));
    }

    @GetMapping
    @Operation(summary = "Jobs, newest first")
    Jobs jobs(
            @Parameter(
                            description =
                                    "Only jobs in this state: accepted, running, succeeded, incomplete, failed or cancelled")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "Only jobs on this platform: instagram or reddit")
                    @RequestParam(required = false)
                    @Nullable
                    String platform,
            @Parameter(description = "Only jobs of this lane: interactive or background")
                    @RequestParam(required = false)
                    @Nullable
                    String lane,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        JobFilter filter = JobFilter.of(state, platform, lane, cursor, limit);
        List<JobReport> read = reports.list(filter);
        return new Jobs(filter.limit().cut(read), filter.limit().next(read, JobFilter::place));
    }

    @OpenTo(Audience.OPERATORS)
    @PostMapping("/{id}/cancel")
    @Operation(summary = "Cancel a job", description = "A job that has ended stays as it is.")
    Moved cancel(@Parameter(description = "The job's id") @PathVariable UUID id) {
        job(id);
        int tasks = ledger.cancel(id);
        return new Moved(true, tasks, job(id));
    }

    @OpenTo(Audience.OPERATORS)
    @PostMapping("/{id}/retry")
    @Operation(summary = "Retry a job's dead tasks", description = "Its other tasks stay as they are.")
    Moved retry(@Parameter(description = "The job's id") @PathVariable UUID id) {
        job(id);
        int tasks = deadTasks.replay(id);
        dispatcher.wake();
        return new Moved(true, tasks, job(id));
    }
}
