package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.local.recompute.Recomputation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All analytics computed anew by the processes that otherwise do it at the end of a walk. */
class RecomputeIT {

    @RegisterExtension
    static final TestFleet fleet = TestFleet.SHARED;

    private static final String METRICS = """
            SELECT count(*) FROM analytics JOIN creator ON id = creator_id
             WHERE username = 'smallaccount.recomputed' AND analytics.engagement_rate IS NOT NULL AND coverage > 0""";

    private static final String LOSE = """
            WITH lost AS (DELETE FROM analytics USING creator
                           WHERE id = creator_id AND username = 'smallaccount.recomputed' RETURNING 1)
            SELECT count(*) FROM lost""";

    @Test
    void computesThemOfACreatorThatNobodyWalks() throws Exception {
        Creators creators = new Creators(fleet.gateway());
        creators.awaitSuccess(List.of(creators.add("smallaccount.recomputed")));
        assertThat(fleet.query(METRICS)).isEqualTo(1);
        assertThat(fleet.query(LOSE)).isEqualTo(1);
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        boolean succeeded =
                new Recomputation(fleet.gateway(), new PrintStream(output, true, StandardCharsets.UTF_8)).run();

        assertThat(succeeded).isTrue();
        assertThat(fleet.query(METRICS)).isEqualTo(1);
        assertThat(output.toString(StandardCharsets.UTF_8)).containsPattern("succeeded: (\\d+) of \\1 tasks done\\R$");
    }
}
