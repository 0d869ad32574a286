package io.creatorfleet.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder that holds all a local fleet leaves on disk.
 *
 * @param sources what the fleet was built from
 */
record FleetFolder(Path sources, Path path) {

    /** The sources that the starter script belongs to. */
    static FleetFolder current() {
        Path sources = Path.of(System.getProperty("fleet.sources", "")).toAbsolutePath();
        return new FleetFolder(sources, sources.resolve(".fleet"));
    }

    Path data(String part) {
        return path().resolve("data").resolve(part);
    }

    Path log(String part) {
        return path().resolve("logs").resolve(part + ".log");
    }

    Path processFile(String part) {
        return path().resolve("run").resolve(part);
    }

    Path secrets() {
        return path().resolve("secrets.properties");
    }

    /** The file that keeps how many copies there are of each service. */
    Path scale() {
        return path().resolve("scale.properties");
    }

    /** Deletes all of it; nothing of it may run. */
    void delete() {
        if (Files.isDirectory(path())) {
            delete(path());
        }
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + folder, e);
        }
    }

    /** What a module was built to, to be started. */
    ApplicationJar application(String module) {
        return new ApplicationJar(builtJar(module)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no jar in " + module + "/target: start with deploy/fleet, which builds it")));
    }

    private Optional<Path> builtJar(String module) {
        Path target = sources.resolve(module).resolve("target");
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-app.jar"))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look into " + target, e);
        }
    }

    /** The first port of the fleet that was started last, unless none was. */
    Optional<Integer> portBase() {
        Path file = path().resolve("port-base");
        try {
            return Files.exists(file)
                    ? Optional.of(Integer.parseInt(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    void keepPortBase(int base) {
        try {
            Files.createDirectories(path());
            Files.writeString(path().resolve("port-base"), base + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write into " + path(), e);
        }
    }
}
