package io.creatorfleet.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of a benchmark's own. */
public final class Folder {

    private static final long LARGE = 1 << 20;

    private Folder() {}

    /**
     * Deletes what is in the folder if it is files that a disk fills up with. Small ones stay until the end: ext4 looks at each
     * that was deleted within minutes before it makes a new one.
     *
     * @param size of the larger files in it, in bytes
     */
    public static void makeRoom(Path folder, long size) {
        if (size >= LARGE) {
            empty(folder);
        }
    }

    /** Deletes what is in the folder; nothing when it is not there. */
    public static void empty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not empty " + folder, e);
        }
    }
}
