package io.creatorfleet.bench.measure;

import io.creatorfleet.local.OwnFleet;
import io.creatorfleet.local.Scale;
import java.nio.file.Path;
import java.util.Map;

/** The fleet that is measured: in a folder and on ports of its own. */
public final class BenchFleet {

    private BenchFleet() {}

    /** A fleet that has nothing yet and does not run, with these settings as environment variables. */
    public static OwnFleet of(Map<String, String> settings) {
        return OwnFleet.in(sources(), folder(), settings);
    }

    /** The same with as many copies of each service as that. */
    public static OwnFleet of(Map<String, String> settings, Scale scale) {
        return OwnFleet.in(sources(), folder(), settings, scale);
    }

    /** The folder of all that a benchmark leaves on disk. */
    public static Path folder() {
        return sources().resolve(".fleet").resolve("bench");
    }

    private static Path sources() {
        return Path.of(System.getProperty("fleet.sources", ""));
    }
}
