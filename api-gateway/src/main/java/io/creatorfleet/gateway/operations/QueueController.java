package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.PauseStore;
import io.creatorfleet.task.PauseStore.Pause;
import io.creatorfleet.task.PauseStore.Scope;
import io.creatorfleet.task.TaskKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows the queues and the upstreams, and holds kinds of task up for a while. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "Operating")
final class QueueController {

    /** @param until null: until resumed */
    record PauseRequest(@Nullable Instant until, @Nullable String reason) {

        String why() {
            if (reason == null || reason.isBlank()) {
                throw Refusal.badRequest("A pause needs a reason");
            }
            return reason;
        }

        /** One that is over would end the pause in force, and a year of five digits nothing reads back. */
        @Nullable
        Instant end() {
            if (until != null && (until.isBefore(Instant.now()) || until.isAfter(LATEST))) {
                throw Refusal.badRequest(
                        "until is %s: it must be later than now and at most %s; without it the pause lasts until it is resumed"
                                .formatted(until, LATEST));
            }
            return until;
        }
    }

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** @param changed whether anything was paused, or was not yet */
    record Changed(boolean success, String name, boolean changed, List<Paused> paused) {}

    /** A pause in force, and who asked for it. */
    record Paused(
            String scope,
            String name,
            String source,
            String reason,
            Instant since,
            @Nullable Instant until) {

        static Paused of(Pause pause) {
            return new Paused(
                    Words.word(pause.scope()),
                    pause.scope() == Scope.KIND ? pause.name().toLowerCase(Locale.ROOT) : pause.name(),
                    Words.word(pause.source()),
                    pause.reason(),
                    pause.since(),
                    pause.until());
        }
    }

    private final QueueStore store;
    private final PauseStore pauses;
    private final Dispatcher dispatcher;

    QueueController(QueueStore store, PauseStore pauses, Dispatcher dispatcher) {
        this.store = store;
        this.pauses = pauses;
        this.dispatcher = dispatcher;
    }

    record Queues(List<QueueStore.Queue> queues, List<Paused> paused) {}

    @GetMapping("/api/queues")
    @Operation(summary = "The queues, what is on its way in each, and the pauses in force")
    Queues queues() {
        return new Queues(store.queues(), paused());
    }

    @OpenTo(Audience.OPERATORS)
    @PostMapping("/api/queues/{kind}/pause")
    @Operation(summary = "Pause a kind of task", description = "Running tasks end; the others wait.")
    Changed pause(
            @Parameter(description = "The kind of task, such as media") @PathVariable String kind,
            @RequestBody PauseRequest request) {
        TaskKind paused = kind(kind);
        pauses.pause(Scope.KIND, paused.name(), request.end(), request.why());
        return new Changed(true, kind, true, paused());
    }

    @OpenTo(Audience.OPERATORS)
    @PostMapping("/api/queues/{kind}/resume")
    @Operation(summary = "Resume a kind of task")
    Changed resume(@Parameter(description = "The kind of task, such as media") @PathVariable String kind) {
        boolean changed = pauses.resume(Scope.KIND, kind(kind).name());
        dispatcher.wake();
        return new Changed(true, kind, changed, paused());
    }

    record Upstreams(List<QueueStore.Upstream> upstreams, List<Paused> paused) {}

    @GetMapping("/api/upstreams")
    @Operation(summary = "The upstreams: the budget of each credential, and pauses with their reasons")
    Upstreams upstreams() {
        return new Upstreams(
                store.upstreams(),
                pauses.list().stream()
                        .filter(pause -> pause.scope() == Scope.UPSTREAM)
                        .map(Paused::of)
                        .toList());
    }

    @OpenTo(Audience.OPERATORS)
    @PostMapping("/api/upstreams/{name}/resume")
    @Operation(
            summary = "Resume an upstream",
            description = "Once a refused credential is renewed, say. What the platform still refuses is paused again.")
    Changed resumeUpstream(
            @Parameter(description = "The upstream, such as instagram or instagram-cdn") @PathVariable String name) {
        boolean changed = pauses.resume(Scope.UPSTREAM, name);
        dispatcher.wake();
        return new Changed(true, name, changed, paused());
    }

    private List<Paused> paused() {
        return pauses.list().stream().map(Paused::of).toList();
    }

    private static TaskKind kind(String word) {
        for (TaskKind kind : TaskKind.values()) {
            if (kind.key().equals(word)) {
                return kind;
            }
        }
        throw Refusal.notFound("There is no queue " + word);
    }
}
