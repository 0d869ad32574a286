package io.creatorfleet.gateway.operations;

import org.jspecify.annotations.Nullable;

/**
 * How many workers of a kind work its backlog off within the objective, and why so many.
 *
 * @param lane the one that needs most, of which the figures are; null: the kind has never had a task
 * @param workers alive
 * @param recommended never more than the budgets of the platforms can feed
 * @param backlog tasks that are open
 * @param rate tasks a second that are concluded
 * @param ratePerWorker what one worker concludes a second while it has enough to do; null: not known yet
 * @param objectiveSeconds within which the backlog is to be gone
 * @param drainSeconds until it is gone at the rate; null: never
 * @param reason one sentence
 */
record Recommendation(
        String kind,
        @Nullable String lane,
        int workers,
        int recommended,
        long backlog,
        double rate,
        @Nullable Double ratePerWorker,
        long objectiveSeconds,
        @Nullable Double drainSeconds,
        String reason) {}
