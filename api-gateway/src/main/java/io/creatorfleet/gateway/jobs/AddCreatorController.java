package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.access.Audience;
import io.creatorfleet.gateway.access.OpenTo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes creators in: each becomes a job, and the answer says which. */
@RestController
@OpenTo(Audience.CLIENTS)
@RequestMapping(path = "/api/instagram/creator", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Adding creators")
final class AddCreatorController {

    private final Admission admission;
    private final Reception reception;
    private final BatchIntake batches;

    AddCreatorController(Admission admission, Reception reception, BatchIntake batches) {
        this.admission = admission;
        this.reception = reception;
        this.batches = batches;
    }

    @PostMapping("/add")
    @Operation(summary = "Add a creator", description = "Opens a job, or joins the one that is open for the creator.")
    @OpensJob
    ResponseEntity<Object> add(
            @RequestBody AdditionRequest body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            HttpServletRequest request)
            throws InterruptedException {
        return reception.answer(request, body, body.onInstagram(), prefer);
    }

    @PostMapping("/add-batch")
    @Operation(summary = "Add many creators", description = "One answer for each entry, in order.")
    @ApiResponse(responseCode = "202", description = "Each entry was accepted or refused for itself")
    ResponseEntity<BatchAnswer> addBatch(@RequestBody BatchRequest body) {
        admission.check();
        return ResponseEntity.accepted().body(batches.accept(body));
    }
}
