package io.creatorfleet.gateway.analytics;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has the analytics of all creators computed anew. */
@RestController
@OpenTo(Audience.OPERATORS)
@Tag(name = "Operating")
final class RecomputationController {

    private final RecomputationIntake intake;

    RecomputationController(RecomputationIntake intake) {
        this.intake = intake;
    }

    @PostMapping("/api/analytics/recompute")
    @Operation(
            summary = "Compute the analytics of all creators anew",
            description =
                    "From the rows held: nothing is asked of a platform. In the background, a task for each creator.")
    @ApiResponse(responseCode = "202", description = "Accepted: the job, or the one already under way")
    ResponseEntity<Recomputation> recompute() {
        Recomputation recomputation = intake.open();
        return ResponseEntity.accepted().location(recomputation.location()).body(recomputation);
    }
}
