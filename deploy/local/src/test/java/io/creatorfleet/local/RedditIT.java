package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Reddit from the request to the stored objects, on real processes. */
class RedditIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private final Creators creators = new Creators(fleet.gateway());

    @Test
    void takesInACommunityWithItsPostsAndTheirSounds() {
        JsonNode job = creators.awaitEnd(creators.addToReddit("subreddit", "{\"name\": \"r/Space\"}"));

        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("succeeded");
        assertThat(job.at("/stages/content/posts/held").asInt()).isGreaterThanOrEqualTo(100);
        assertThat(stored("r/space", "AUDIO")).isPositive();
        assertThat(stored("r/space", "VIDEO")).isGreaterThanOrEqualTo(stored("r/space", "AUDIO"));
        assertThat(stored("r/space", "IMAGE")).isPositive();
        assertThat(count("unreadable u JOIN creator r ON r.id = u.creator_id", "r/space", "true"))
                .isZero();
        assertThat(fleet.gateway()
                        .get("/api/reddit/subreddit/space/verify")
                        .body()
                        .path("consistent")
                        .asBoolean())
                .isTrue();
        assertThat(count("creator r", "r/space", "jsonb_array_length(details -> 'rules') > 0"))
                .isEqualTo(1);
    }

    @Test
    void takesInAUser() {
        JsonNode job = creators.awaitEnd(creators.addToReddit("user", "{\"username\": \"some_redditor\"}"));

        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("succeeded");
        assertThat(count("content c JOIN creator r ON r.id = c.creator_id", "u/some_redditor", "c.kind = 'POST'"))
                .isPositive();
    }

    @Test
    void asksForOneTokenForAllWorkers() {
        creators.awaitEnd(creators.addToReddit("user", "{\"username\": \"one_token\"}"));

        assertThat(fleet.query("SELECT count(*) FROM access_token WHERE token IS NOT NULL AND renewing_until IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void failsWithTheReasonWhereThereIsNoSuchCommunity() {
        JsonNode job = creators.awaitEnd(creators.addToReddit("subreddit", "{\"name\": \"missing_community\"}"));

        assertThat(job.path("state").asString()).as("%s", job).isEqualTo("failed");
        assertThat(job.path("reason").asString())
                .isEqualTo("r/missing_community does not exist on Reddit, or is not shown to anybody");
    }

    private static long stored(String name, String role) {
        return count(
                "media m JOIN creator r ON r.id = m.creator_id",
                name,
                "m.role = '" + role + "' AND m.state = 'STORED'");
    }

    private static long count(String rows, String name, String which) {
        return fleet.query(
                "SELECT count(*) FROM %s WHERE lower(r.username) = '%s' AND %s".formatted(rows, name, which));
    }
}
