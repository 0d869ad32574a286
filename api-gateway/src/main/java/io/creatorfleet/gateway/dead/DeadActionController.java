package io.creatorfleet.gateway.dead;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.task.DeadSelection;
import io.creatorfleet.task.DeadTaskStore;
import io.creatorfleet.task.DeadTaskStore.Obstacle;
import io.creatorfleet.task.DeadTaskStore.Replay;
import io.creatorfleet.task.DismissalStore;
import io.creatorfleet.task.DismissalStore.Dismissal;
import io.creatorfleet.task.Dispatcher;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Brings dead tasks back, or puts them aside. */
@RestController
@OpenTo(Audience.OPERATORS)
@RequestMapping("/api/dead")
@Tag(name = "Dead tasks")
final class DeadActionController {

    /**
     * What became of the tasks.
     *
     * @param wouldReplay how many would come back; null unless that is all that was asked
     * @param remaining how many could come back too, but are more than one request brings back: to be asked for again
     * @param notReplayed how many were left alone, by reason
     * @param rate at which they are due, on the background lane; null: at once, on the lanes of their jobs
     */
    record Replayed(
            boolean success,
            boolean dryRun,
            int replayed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer wouldReplay,

            int remaining,
            Map<String, Integer> notReplayed,
            @Nullable Double rate) {}

    /**
     * What became of the tasks.
     *
     * @param wouldDismiss how many would be put aside; null unless that is all that was asked
     * @param notDismissed how many of those named by id are not dead, or put aside already
     * @param dismissedAt by which this dismissal can be taken back; null: nothing was dismissed
     */
    record Dismissed(
            boolean success,
            boolean dryRun,
            int dismissed,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer wouldDismiss,

            int notDismissed,
            @Nullable Instant dismissedAt) {}

    /**
     * What became of the tasks.
     *
     * @param restored how many wait for a decision again
     */
    record Restored(boolean success, int restored) {}

    private final DeadTaskStore deadTasks;
    private final DismissalStore dismissals;
    private final Dispatcher dispatcher;
    private final StrictJson json;

    DeadActionController(DeadTaskStore deadTasks, DismissalStore dismissals, Dispatcher dispatcher, StrictJson json) {
        this.deadTasks = deadTasks;
        this.dismissals = dismissals;
        this.dispatcher = dispatcher;
        this.json = json;
    }

    @PostMapping("/replay")
    @Operation(
            summary = "Bring dead tasks back",
            description =
                    "By ids, dismissed tasks too: at once, or with a rate. By a filter: with a rate, on the background"
                            + " lane, behind the work that somebody waits for; jobs that had ended go on in the background. The same"
                            + " request again brings back what is dead by then, and nothing twice.")
    Replayed replay(@RequestBody @Schema(implementation = ReplayRequest.class) JsonNode body) {
        ReplayRequest request = json.read(body, ReplayRequest.class);
        DeadSelection selection = request.selection();
        Double rate = request.pace();
        if (request.isDry()) {
            return replayed(request, deadTasks.preview(selection), rate);
        }
        Replay done = rate == null ? deadTasks.replay(selection) : deadTasks.replay(selection, rate);
        dispatcher.wake();
        return replayed(request, done, rate);
    }

    private static Replayed replayed(ReplayRequest request, Replay replay, @Nullable Double rate) {
        Map<Obstacle, Integer> obstacles = new EnumMap<>(Obstacle.class);
        obstacles.putAll(replay.obstacles());
        int strangers = Choice.named(request.ids()) - replay.selected();
        if (strangers > 0) {
            obstacles.merge(Obstacle.NOT_DEAD, strangers, Integer::sum);
        }
        Map<String, Integer> reasons = new TreeMap<>();
        obstacles.forEach((obstacle, tasks) -> reasons.put(Words.word(obstacle), tasks));
        boolean dry = request.isDry();
        return new Replayed(
                true,
                dry,
                dry ? 0 : replay.replayed(),
                dry ? Integer.valueOf(replay.replayed()) : null,
                replay.remaining(),
                reasons,
                rate);
    }

    @PostMapping("/dismiss")
    @Operation(
            summary = "Put dead tasks aside",
            description =
                    "They stay dead, in the ledger and in the accounts of their jobs, but leave the list, and no replay"
                            + " by filter brings them back. One by id does, and so does a retry of its job. What a dismissed task was"
                            + " for is still not done: a file stays pending, and the verification of its creator goes on to say so.")
    Dismissed dismiss(@RequestBody @Schema(implementation = DismissRequest.class) JsonNode body) {
        DismissRequest request = json.read(body, DismissRequest.class);
        DeadSelection selection = request.selection();
        String reason = request.why();
        if (request.isDry()) {
            int tasks = dismissals.count(selection);
            return new Dismissed(true, true, 0, tasks, others(request, tasks), null);
        }
        Dismissal done = dismissals.dismiss(selection, reason);
        return new Dismissed(
                true, false, done.tasks(), null, others(request, done.tasks()), done.tasks() == 0 ? null : done.at());
    }

    private static int others(DismissRequest request, int tasks) {
        return Math.max(Choice.named(request.ids()) - tasks, 0);
    }

    @PostMapping("/restore")
    @Operation(
            summary = "Take a dismissal back",
            description =
                    "By ids, by a filter, or by the dismissed_at of a dismissal, for all that was put aside by it: they"
                            + " are listed again, and a replay by filter brings them back.")
    Restored restore(@RequestBody @Schema(implementation = RestoreRequest.class) JsonNode body) {
        return new Restored(
                true, dismissals.restore(json.read(body, RestoreRequest.class).selection()));
    }
}
