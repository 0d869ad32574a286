package io.creatorfleet.bench.measure;

import io.creatorfleet.local.OwnFleet;
import java.nio.file.Path;
import java.util.Map;

/** The fleet that is measured: in a folder and on ports of its own. */
public final class BenchFleet {

    private BenchFleet() {}

    /** A fleet that has nothing yet and does not run, with these settings as environment variables. */
    public static OwnFleet of(Map<String, String> settings) {
        Path sources = Path.of(System.getProperty("fleet.sources", ""));
        return OwnFleet.in(sources, folder(), settings);
    }

    /** The folder of all that a benchmark leaves on disk. */
    public static Path folder() {
        return Path.of(System.getProperty("fleet.sources", ""))
                .resolve(".fleet")
                .resolve("bench");
    }
}
