package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recommends how many workers to run. */
@RestController
@OpenTo(Audience.CLIENTS)
@Tag(name = "Operating")
final class ScalingController {

    /** @param kinds one entry a kind of task; a process that runs several needs the largest of their numbers */
    record Answer(List<Recommendation> kinds) {}

    private final Scaling scaling;

    ScalingController(Scaling scaling) {
        this.scaling = scaling;
    }

    @GetMapping("/api/scaling")
    @Operation(
            summary = "How many workers of each kind drain its backlog within the objective, and why so many",
            description = "From rates measured in the last minutes. Never more than the platforms' budgets can feed.")
    Answer scaling() {
        return new Answer(scaling.recommendations());
    }
}
