package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenServicesTest {

    @Test
    void nothingIsGivenByAnEmptyEnvironment() {
        GivenServices given = new GivenServices(Map.of());
        assertThat(given.postgresql() || given.rabbitmq() || given.s3() || given.platform())
                .isFalse();
    }

    @Test
    void aServiceIsGivenUnderTheNameThatTheProcessesRead() {
        GivenServices given = new GivenServices(Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://db/fleet",
                "SPRING_RABBITMQ_HOST", "mq",
                "FLEET_S3_ENDPOINT", "https://s3",
                "FLEET_INSTAGRAM_GRAPH_BASE_URL", "https://graph"));
        assertThat(given.postgresql() && given.rabbitmq() && given.s3() && given.platform())
                .isTrue();
    }

    @Test
    void bothSpellingsOfAVariableCount() {
        assertThat(new GivenServices(Map.of("FLEET_S3_ACCESSKEY", "k")).has("fleet.s3.access-key"))
                .isTrue();
        assertThat(new GivenServices(Map.of("FLEET_S3_ACCESS_KEY", "k")).has("fleet.s3.access-key"))
                .isTrue();
    }

    @Test
    void whatIsGivenIsNotOverwritten() {
        GivenServices given = new GivenServices(Map.of("FLEET_S3_ACCESS_KEY", "given"));
        assertThat(given.complete(Map.of("fleet.s3.access-key", "ours", "fleet.s3.secret-key", "ours")))
                .containsExactly(Map.entry("FLEET_S3_SECRETKEY", "ours"));
    }
}
