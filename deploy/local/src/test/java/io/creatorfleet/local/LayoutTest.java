package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {

    private static final LocalPorts PORTS = new LocalPorts(LocalPorts.DEFAULT_BASE);

    @TempDir
    Path folder;

    @Test
    void aPlainFleetHasOneServiceOfEachKindUnderItsOwnName() {
        assertThat(fleet(Layout.plain(PORTS)).services())
                .extracting(Part::name)
                .containsExactly("profile-worker", "content-worker", "media-worker", "api-gateway");
    }

    @Test
    void aScaledFleetKeepsTheNameOfTheFirstCopy() {
        assertThat(fleet(Layout.scaled(
                                PORTS, Scale.PLAIN.with("media-worker", 3).with("profile-worker", 0)))
                        .services())
                .extracting(part -> part.name() + " " + part.ports().getFirst())
                .containsExactly(
                        "content-worker 10002",
                        "media-worker 10003",
                        "media-worker-2 10023",
                        "media-worker-3 10043",
                        "api-gateway 10000");
    }

    @Test
    void severalServicesOfAKindAreNumbered() {
        assertThat(fleet(Layout.proxied(PORTS, 2)).services())
                .extracting(Part::name)
                .hasSize(8)
                .contains("media-worker-1", "media-worker-2");
    }

    @Test
    void noTwoPartsAndNoProxyShareAPort() {
        Layout layout = Layout.proxied(PORTS, 2);
        LocalPorts proxies = layout.entrances();
        Stream<Integer> parts = fleet(layout).parts().stream().flatMap(part -> part.ports().stream());
        Stream<Integer> entrances =
                Stream.of(proxies.postgresql(), proxies.rabbitmq().amqp(), proxies.s3());
        List<Integer> all = Stream.concat(parts, entrances).toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void noTwoPartsOfTheLargestFleetShareAPort() {
        Stream<Integer> ports =
                fleet(Layout.scaled(PORTS, Scale.ofEach(20))).parts().stream().flatMap(part -> part.ports().stream());
        assertThat(ports).doesNotHaveDuplicates();
    }

    private LocalFleet fleet(Layout layout) {
        return Assembly.fleet(new FleetFolder(folder, folder), layout, Map.of());
    }
}
