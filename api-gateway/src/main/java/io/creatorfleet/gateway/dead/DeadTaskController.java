package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows dead tasks: what they died of, and each with its history. */
@RestController
@OpenTo(Audience.CLIENTS)
@RequestMapping("/api/dead")
@Tag(name = "Dead tasks")
final class DeadTaskController {

    private static final String BY_CAUSE = "dead by cause";
    private static final String BY_TIME = "dead by time";

    /** @param cursor of the next part of the list; null: this was the last */
    record Groups(List<DeadGroup> groups, @Nullable String cursor) {}

    /** @param cursor of the next part of the list; null: this was the last */
    record Tasks(List<DeadTask> tasks, @Nullable String cursor) {}

    private final DeadReportStore reports;

    DeadTaskController(DeadReportStore reports) {
        this.reports = reports;
    }

    @GetMapping
    @Operation(
            summary = "Dead tasks by kind and cause",
            description =
                    "A fingerprint is the same for one cause, whatever ids, numbers, names and addresses the failures"
                            + " tell of. Each group leads to its tasks. Dismissed tasks show with dismissed=true, and then alone.")
    Groups groups(@ParameterObject DeadQuery query) {
        Limit most = query.most();
        List<DeadGroup> read = reports.groups(query.selection(), Cursor.parse(query.cursor(), BY_CAUSE), most);
        return new Groups(
                most.cut(read),
                most.next(
                        read,
                        group -> new Cursor(BY_CAUSE, group.kind().toUpperCase(Locale.ROOT), group.fingerprint())));
    }

    @GetMapping("/tasks")
    @Operation(summary = "Dead tasks one by one, those that died last first")
    Tasks tasks(@ParameterObject DeadQuery query) {
        Limit most = query.most();
        List<DeadTask> read = reports.tasks(query.selection(), Cursor.parse(query.cursor(), BY_TIME), most);
        return new Tasks(
                most.cut(read),
                most.next(read, task -> new Cursor(BY_TIME, String.valueOf(task.diedAt()), Long.toString(task.id()))));
    }

    @GetMapping("/tasks/{id}")
    @Operation(
            summary = "One dead task with the history of its attempts",
            description = "The history survives replays; a task that came back still shows it.")
    DeadTask.Detail task(@Parameter(description = "The task's id") @PathVariable long id) {
        return reports.find(id).orElseThrow(() -> Refusal.notFound("No task %d has ever failed".formatted(id)));
    }
}
