package io.creatorfleet.task;

import java.time.Duration;
import java.util.UUID;

/**
 * A claimed task as its handler sees it.
 *
 * @param upstream whose limits and pauses apply to it
 * @param subject what it is about; open tasks are unique by kind and subject
 * @param payload a JSON object the handler's kind defines
 * @param attempt how many attempts have failed before this one
 * @param spent run time and decided delays of those attempts
 * @param fence the number of this claim: a verdict is valid for it alone
 */
public record Task(
        long id,
        UUID jobId,
        TaskKind kind,
        int version,
        String upstream,
        Lane lane,
        String subject,
        String payload,
        int attempt,
        Duration spent,
        long fence) {}
