package io.creatorfleet.cli.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The fleet of this machine, as what it left on disk tells of it. */
record LocalFleet(Path sources) {

    private static final String USUAL_PORT = "10000";

    static LocalFleet current() {
        return new LocalFleet(Path.of(System.getProperty("fleet.sources", "")));
    }

    /** Where its gateway listens. */
    URI gateway() {
        return URI.create(
                "http://127.0.0.1:" + read(sources.resolve(".fleet/port-base")).orElse(USUAL_PORT));
    }

    /** The operator's key, when it runs in containers; without them none is needed on this machine. */
    Optional<String> key() {
        return read(sources.resolve("deploy/.secrets/operator-key"));
    }

    /** What a file holds, if it can be read. */
    static Optional<String> read(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
