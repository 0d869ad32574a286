package io.creatorfleet.bench.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for.
 *
 * @param head whether without the content
 * @param range as it was given; empty without one
 */
record Request(boolean head, String path, String range) {

    private static final int MOST = 16 * 1024;

    /** The next request of a connection; null at its end. */
    static @Nullable Request read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || text.length() > MOST) {
                return null;
            }
            text.append((char) next);
        }
        List<String> lines = text.toString().lines().toList();
        List<String> words = List.of(lines.getFirst().split(" ", 3));
        String range = lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("range:"))
                .map(line -> line.substring("range:".length()).strip())
                .findFirst()
                .orElse("");
        return new Request(words.get(0).equals("HEAD"), words.get(1), range);
    }
}
