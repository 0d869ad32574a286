package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LocalFleetTest {

    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final FakePart database = new FakePart("database", 0);
    private final FakePart service = new FakePart("service", 0);
    private final LocalFleet fleet = new LocalFleet(List.of(database), List.of(service));

    @Test
    void startsTheBackingServicesFirstAndStopsThemLast() {
        fleet.up(part -> events.add(part.name() + " ready"));
        fleet.down(part -> events.add(part.name() + " stopped"));
        assertThat(events).containsExactly("database ready", "service ready", "service stopped", "database stopped");
    }

    @Test
    void saysNothingNewWhenAllRunsAlready() {
        fleet.up(part -> events.add("first"));
        events.clear();
        fleet.up(part -> events.add("again"));
        assertThat(events).isEmpty();
    }

    @Test
    void startsOnlyWhatHasEnded() {
        fleet.up(part -> events.add("first"));
        events.clear();
        service.running = false;
        fleet.up(part -> events.add(part.name()));
        assertThat(events).containsExactly("service");
    }

    @Test
    void namesEveryTakenPortBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FakePart blocked = new FakePart("blocked", taken.getLocalPort());
            LocalFleet unlucky = new LocalFleet(List.of(database), List.of(blocked));
            assertThatIllegalStateException()
                    .isThrownBy(() -> unlucky.up(part -> events.add(part.name())))
                    .withMessageContaining("Port " + taken.getLocalPort() + " for blocked is taken")
                    .withMessageContaining("--port-base");
            assertThat(database.running).isFalse();
        }
    }

    @Test
    void doesNotStartServicesOverAFailedBackingService() {
        database.failure = new IllegalStateException("disk full");
        assertThatIllegalStateException().isThrownBy(() -> fleet.up(part -> {})).withMessage("disk full");
        assertThat(service.running).isFalse();
    }

    @Test
    void anUnknownPartIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fleet.part("redis"))
                .withMessage("There is no redis, but database, service");
    }

    private static final class FakePart implements Part {
        private final String name;
        private final int port;
        private boolean running;
        private @Nullable RuntimeException failure;

        FakePart(String name, int port) {
            this.name = name;
            this.port = port;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Integer> ports() {
            return List.of(port);
        }

        @Override
        public Path log() {
            return Path.of(name + ".log");
        }

        @Override
        public Optional<ProcessHandle> process() {
            return running ? Optional.of(ProcessHandle.current()) : Optional.empty();
        }

        @Override
        public boolean isReady() {
            return running;
        }

        @Override
        public void start() {
            if (failure != null) {
                throw failure;
            }
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }
    }
}
