package io.creatorfleet.local.poison;

import java.util.List;
import java.util.stream.Stream;

/** What kills the process that takes it. */
public final class Poison {

    /** How names begin whose tasks end their process at once. */
    public static final String HALT = "poison.halt";

    /** How names begin whose tasks fill the heap until there is none left. */
    public static final String MEMORY = "poison.memory";

    private static final int STATUS = 1;
    private static final int MEGABYTE = 1024 * 1024;

    private Poison() {}

    /** Called at the start of each task with its subject, a platform and a name; returns when the name is harmless. */
    public static void take(String subject) {
        String name = subject.substring(subject.indexOf('/') + 1);
        if (name.startsWith(HALT)) {
            Runtime.getRuntime().halt(STATUS);
        }
        if (name.startsWith(MEMORY)) {
            throw new IllegalStateException(
                    "The poison did not work: the heap has room for %d MB".formatted(hoard().size()));
        }
    }

    /** As much as there is room for; it does not return. */
    private static List<byte[]> hoard() {
        return Stream.generate(() -> new byte[MEGABYTE]).toList();
    }
}
