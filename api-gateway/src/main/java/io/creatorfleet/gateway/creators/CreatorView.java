package io.creatorfleet.gateway.creators;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A creator as he is held.
 *
 * @param kind account, subreddit or user
 * @param curated what people have set; no scrape writes it
 * @param analytics each number null when it is unknown, fractions named {@code _rate}, in {@code n} what each rests on; null
 *     before any were computed
 */
record CreatorView(
        String username,
        String platform,
        String kind,
        Profile profile,
        Curated curated,

        @Schema(
                description = "Metrics, null where unknown. What is named _rate is a fraction: 0.0288, not 2.88."
                        + " n says on how many items each rests, coverage how many were held of those asked for.")
        @Nullable
        JsonNode analytics,

        Freshness freshness) {

    /**
     * What the platform says of him.
     *
     * @param items its count, not ours
     * @param details what only this platform tells
     */
    record Profile(
            String externalId,
            @Nullable String displayName,
            @Nullable String biography,
            @Nullable String website,
            @Nullable Long followers,
            @Nullable Long follows,
            @Nullable Long items,
            String state,
            @Nullable String pictureUrl,
            @Nullable JsonNode details) {}

    /** @param source which source of Instagram he is looked up in; null: as the workers are configured */
    record Curated(
            @Nullable String niche,
            @Nullable String review,
            @Nullable String notes,
            @Nullable String source) {}

    /**
     * How old what is held is.
     *
     * @param refreshedAt when all of his content was in; null: not yet
     */
    record Freshness(
            Instant addedAt,
            Instant profiledAt,
            @Nullable Instant refreshedAt,
            @Nullable LastJob lastJob) {}

    record LastJob(String id, String url, String state) {}

    /** One entry of a list of creators. */
    record Entry(
            String username,
            String platform,
            String kind,
            @Nullable String displayName,
            @Nullable String niche,
            @Nullable Long followers,

            @Schema(description = "Of his analytics, a fraction; null: unknown") @Nullable
            BigDecimal engagementRate,

            String state,
            @Nullable String pictureUrl,
            Instant addedAt,
            Instant profiledAt,
            @Nullable Instant refreshedAt) {}
}
