package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was done within the last hour. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "Operating")
final class ThroughputController {

    private static final Duration AT_LEAST = Duration.ofSeconds(10);

    private final Kept<Throughput> kept;

    ThroughputController(ThroughputStore store) {
        this.kept = new Kept<>(store::lastHour, AT_LEAST);
    }

    @GetMapping("/api/throughput")
    @Operation(
            summary = "What was done within the last hour, by the minute",
            description = "Tasks concluded by kind, files stored and their bytes. Kept for ten seconds or longer.")
    Throughput throughput() {
        return kept.get();
    }
}
