package io.creatorfleet.gateway.jobs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Takes one addition in and answers its request, at once or, as the client prefers, once its job has ended. */
@Component
final class Reception {

    private static final String PREFERENCE_APPLIED = "Preference-Applied";

    private final JobIntake intake;
    private final JobWatch watch;

    Reception(JobIntake intake, JobWatch watch) {
        this.intake = intake;
        this.watch = watch;
    }

    /** @param given the body that the addition was read from */
    ResponseEntity<Object> answer(
            HttpServletRequest request, AdditionRequest given, Addition addition, @Nullable List<String> prefer)
            throws InterruptedException {
        IdempotencyKey key = IdempotencyKey.of(request, given);
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

    private Optional<JobReport> await(Accepted accepted, Preference preference) throws InterruptedException {
        try (JobWatcher watcher = watch.watch(accepted.job().id())) {
            return watcher.await(JobReport::ended, preference.patience());
        }
    }

    private static ResponseEntity.BodyBuilder accepted(Accepted accepted) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).location(accepted.location());
    }
}
