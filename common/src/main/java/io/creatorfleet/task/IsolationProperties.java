package io.creatorfleet.task;

import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The processes that run isolated tasks.
 *
 * @param heap how large the heap of one may grow, as {@code java -Xmx} takes it
 * @param lock the file whose lock is the right to run one, the same for all processes of a host; without it one for each
 *     user, since a file in a shared folder cannot be another user's
 */
@Validated
@ConfigurationProperties("fleet.worker.isolation")
public record IsolationProperties(
        @DefaultValue("128m") @Pattern(regexp = "\\d+[kmgKMG]")
        String heap,

        @Nullable Path lock) {

    Path lockFile() {
        return lock != null
                ? lock
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "creator-fleet-isolation-%s.lock".formatted(System.getProperty("user.name")));
    }
}
