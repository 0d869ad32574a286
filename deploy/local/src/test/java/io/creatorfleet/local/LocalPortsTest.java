package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class LocalPortsTest {

    @Test
    void defaultPortsAreTheDocumentedOnes() {
        LocalPorts ports = new LocalPorts(LocalPorts.DEFAULT_BASE);
        assertThat(ports.gateway()).isEqualTo(10_000);
        assertThat(ports.profileWorker()).isEqualTo(10_001);
        assertThat(ports.contentWorker()).isEqualTo(10_002);
        assertThat(ports.mediaWorker()).isEqualTo(10_003);
        assertThat(ports.simulator()).isEqualTo(10_010);
        assertThat(ports.postgresql()).isEqualTo(10_432);
        assertThat(ports.rabbitmq().amqp()).isEqualTo(10_672);
        assertThat(ports.s3()).isEqualTo(10_900);
    }

    @Test
    void refusesABaseThatLeavesNoRoom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalPorts(65_000))
                .withMessageContaining("65000");
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalPorts(80));
    }
}
