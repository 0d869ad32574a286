package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.creatorfleet.gateway.operations.Health.Dependency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether the gateway is well, ready and alive. */
@RestController
@OpenTo(Audience.NETWORK)
@Tag(name = "Operating")
final class HealthController {

    private final HealthProbe probe;

    HealthController(HealthProbe probe) {
        this.probe = probe;
    }

    @GetMapping("/health")
    @Operation(summary = "Each dependency, just tried", description = "503 when work cannot be accepted.")
    ResponseEntity<Health> health() throws InterruptedException {
        Health health = probe.health();
        return ResponseEntity.status(health.down() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .body(health);
    }

    @GetMapping("/ready")
    @Operation(summary = "Whether work is accepted")
    ResponseEntity<Dependency> ready() throws InterruptedException {
        Dependency database = probe.database();
        return ResponseEntity.status(database.up() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(database);
    }

    @GetMapping("/alive")
    @Operation(summary = "Whether the process answers at all")
    Map<String, String> alive() {
        return Map.of("status", "up");
    }
}
