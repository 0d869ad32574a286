package io.creatorfleet.gateway.retention;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long what is finished is kept, and how fast it is deleted then.
 *
 * @param every how often each gateway makes a step
 * @param rows that a step deletes at most: tasks
 */
@Validated
@ConfigurationProperties("fleet.retention")
record RetentionProperties(
        @DefaultValue("5s") Duration every,
        @DefaultValue("5000") @Min(100) @Max(50_000) int rows,
        @DefaultValue @Valid Jobs jobs) {

    private static final Duration SHORTEST = Duration.ofDays(1);

    /**
     * How long after its end a job is kept, by its purpose. The answers of the API rest on those of the last day.
     *
     * @param purge the proofs of what was deleted
     */
    record Jobs(
            @DefaultValue("30d") Duration add,
            @DefaultValue("7d") Duration refresh,
            @DefaultValue("30d") Duration audit,
            @DefaultValue("365d") Duration purge,
            @DefaultValue("7d") Duration sweep,
            @DefaultValue("7d") Duration recompute) {

        Jobs {
            Map<String, Duration> terms = terms(add, refresh, audit, purge, sweep, recompute);
            terms.forEach((purpose, term) -> {
                if (term.compareTo(SHORTEST) < 0) {
                    throw new IllegalArgumentException(
                            "fleet.retention.jobs.%s is %s: it must be a day or longer".formatted(purpose, term));
                }
            });
        }

        /** By the purpose as rows have it, in lower case. */
        Map<String, Duration> terms() {
            return terms(add, refresh, audit, purge, sweep, recompute);
        }

        private static Map<String, Duration> terms(
                Duration add, Duration refresh, Duration audit, Duration purge, Duration sweep, Duration recompute) {
            return Map.of(
                    "add",
                    add,
                    "refresh",
                    refresh,
                    "audit",
                    audit,
                    "purge",
                    purge,
                    "sweep",
                    sweep,
                    "recompute",
                    recompute);
        }
    }
}
