package io.creatorfleet.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of a benchmark's own. */
public final class Folder {

    private static final long LARGE = 128 << 10;

    private Folder() {}

    /**
     * Gives the disk's room back that the files in the folder take, if it is much. The files stay, without content: ext4
     * looks at each that was deleted within minutes before it makes a new one.
     */
    public static void makeRoom(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Folder::isLarge).toList()) {
                Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make room in " + folder, e);
        }
    }

    private static boolean isLarge(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) >= LARGE;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not ask for the size of " + file, e);
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
