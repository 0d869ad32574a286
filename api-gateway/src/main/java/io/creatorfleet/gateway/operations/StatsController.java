package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.Words;
import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.gateway.operations.Stats.Held;
import io.creatorfleet.gateway.operations.Stats.Tasks;
import io.creatorfleet.gateway.operations.Stats.Waiting;
import io.creatorfleet.task.BacklogStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows totals. What needs whole tables read is counted by one request at a time and kept for a moment. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "Operating")
final class StatsController {

    private static final Duration AT_LEAST = Duration.ofSeconds(5);

    private final StatsStore store;
    private final BacklogStore backlog;
    private final Kept<Held> kept = new Kept<>(this::held, AT_LEAST);

    StatsController(StatsStore store, BacklogStore backlog) {
        this.store = store;
        this.backlog = backlog;
    }

    @GetMapping("/api/stats")
    @Operation(summary = "Totals by platform, kind and state; the oldest waiting task of each queue")
    Stats stats() {
        Held held = kept.get();
        return new Stats(
                held.countedAt(),
                held.creators(),
                held.content(),
                held.media(),
                held.bytesStored(),
                held.jobs(),
                tasks(),
                waiting(),
                store.workers());
    }

    private Held held() {
        return new Held(
                Instant.now(), store.creators(), store.content(), store.media(), store.bytesStored(), store.jobs());
    }

    private List<Tasks> tasks() {
        return backlog.counts().stream()
                .map(count -> new Tasks(
                        Words.word(count.kind()),
                        count.route().toLowerCase(Locale.ROOT),
                        Words.word(count.state()),
                        count.tasks(),
                        count.countedAt()))
                .toList();
    }

    private List<Waiting> waiting() {
        return backlog.ages().stream()
                .map(age -> new Waiting(
                        Words.word(age.kind()),
                        age.upstream(),
                        age.route().toLowerCase(Locale.ROOT),
                        age.ready(),
                        age.queued()))
                .toList();
    }
}
