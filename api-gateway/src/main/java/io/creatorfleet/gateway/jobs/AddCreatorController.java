package io.creatorfleet.gateway.jobs;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes creators in: each becomes a job, and the answer says which. */
@RestController
@RequestMapping(path = "/api/instagram/creator", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Adding creators")
final class AddCreatorController {

    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final Admission admission;
    private final JobIntake intake;
    private final BatchIntake batches;
    private final JobWatch watch;

    AddCreatorController(Admission admission, JobIntake intake, BatchIntake batches, JobWatch watch) {
        this.admission = admission;
        this.intake = intake;
        this.batches = batches;
        this.watch = watch;
    }

    @PostMapping("/add")
    @Operation(summary = "Add a creator", description = "Opens a job, or joins the one that is open for the creator.")
    @ApiResponse(responseCode = "202", description = "Accepted: the job is under way")
    @ApiResponse(responseCode = "429", description = "Too many jobs are open: Retry-After says when to come again")
    @ApiResponse(responseCode = "200", description = "The job has ended within the time that Prefer: wait=N gave it")
    ResponseEntity<Object> add(
            @RequestBody AdditionRequest body,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            HttpServletRequest request)
            throws InterruptedException {
        IdempotencyKey key = IdempotencyKey.of(request, body);
        Addition addition = body.onInstagram();
        Accepted accepted = key == null ? intake.accept(addition) : intake.accept(addition, key);
        Optional<Preference> preference = Preference.of(prefer);
        if (preference.isEmpty()) {
            return accepted(accepted).body(accepted);
        }
        String applied = preference.get().applied();
        Optional<JobReport> ended = await(accepted, preference.get());
        return ended.isPresent()
                ? ResponseEntity.ok().header(PREFERENCE_APPLIED, applied).body(ended.get())
                : accepted(accepted).header(PREFERENCE_APPLIED, applied).body(accepted);
    }

    @PostMapping("/add-batch")
    @Operation(summary = "Add many creators", description = "One answer for each entry, in order.")
    @ApiResponse(responseCode = "202", description = "Each entry was accepted or refused for itself")
    ResponseEntity<BatchAnswer> addBatch(@RequestBody BatchRequest body) {
        admission.check();
        return ResponseEntity.accepted().body(batches.accept(body));
    }

    private Optional<JobReport> await(Accepted accepted, Preference preference) throws InterruptedException {
        try (JobWatcher watcher = watch.watch(accepted.job().id())) {
            return watcher.await(JobReport::ended, preference.patience());
        }
    }

    private static ResponseEntity.BodyBuilder accepted(Accepted accepted) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).location(accepted.location());
    }
}
