package io.creatorfleet.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine, if there is one. */
final class Docker {

    private Docker() {}

    /** Whether an engine answers. Testcontainers is only asked where one may be: its search is slow and loud. */
    static boolean answers() {
        return mayBeThere() && DockerClientFactory.instance().isDockerAvailable();
    }

    private static boolean mayBeThere() {
        String home = System.getProperty("user.home");
        return System.getenv("DOCKER_HOST") != null
                || Files.exists(Path.of("/var/run/docker.sock"))
                || Files.exists(Path.of(home, ".docker", "run", "docker.sock"))
                || Files.exists(Path.of(home, ".testcontainers.properties"));
    }
}
