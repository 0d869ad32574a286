package io.creatorfleet.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** How many copies of each service a local fleet has; one of those that it does not name. */
public record Scale(Map<String, Integer> copies) {

    /** The services, in the order in which a fleet shows them. */
    static final List<String> SERVICES = List.of("profile-worker", "content-worker", "media-worker", "api-gateway");

    /** One of each. */
    public static final Scale PLAIN = new Scale(Map.of());

    /** As many as there are ports for before those of PostgreSQL. */
    private static final int MOST = 20;

    public Scale {
        copies = Map.copyOf(copies);
        copies.forEach(Scale::check);
    }

    private static void check(String service, int number) {
        if (!SERVICES.contains(service)) {
            throw new IllegalArgumentException(
                    "There is no service " + service + ", but " + String.join(", ", SERVICES));
        }
        if (number < 0 || number > MOST) {
            throw new IllegalArgumentException(
                    "There can be 0 to %d of %s on one machine, not %d".formatted(MOST, service, number));
        }
    }

    /** So many of each. */
    static Scale ofEach(int number) {
        Map<String, Integer> copies = new TreeMap<>();
        SERVICES.forEach(service -> copies.put(service, number));
        return new Scale(copies);
    }

    int of(String service) {
        return copies.getOrDefault(service, 1);
    }

    /** The same, but for that service. */
    public Scale with(String service, int number) {
        Map<String, Integer> changed = new TreeMap<>(copies);
        changed.put(service, number);
        return new Scale(changed);
    }

    /** What was kept in the file; plain without one. */
    static Scale in(Path file) {
        if (!Files.exists(file)) {
            return PLAIN;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties kept = new Properties();
            kept.load(reader);
            Map<String, Integer> copies = new TreeMap<>();
            kept.stringPropertyNames().forEach(service -> copies.put(service, number(file, kept, service)));
            return new Scale(copies);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static int number(Path file, Properties kept, String service) {
        String text = kept.getProperty(service).strip();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new IllegalStateException(
                    "%s says %s=%s, which is no number: delete the line".formatted(file, service, text), none);
        }
    }

    void keep(Path file) {
        Properties kept = new Properties();
        copies.forEach((service, number) -> kept.setProperty(service, Integer.toString(number)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                kept.store(writer, "Copies of each service, as deploy/fleet scale was told");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }
}
