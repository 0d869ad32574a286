package io.creatorfleet.cli.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Server-sent events as they come. */
public final class EventStream implements AutoCloseable {

    /**
     * An event.
     *
     * @param id to be told when one comes back
     */
    public record Event(@Nullable String id, String data) {}

    private final BufferedReader lines;
    private @Nullable String id;

    EventStream(InputStream body) {
        this.lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    /** The next event, once it is there; null: the stream has ended. */
    public @Nullable Event next() throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && !data.isEmpty()) {
                data.setLength(data.length() - 1);
                return new Event(id, data.toString());
            }
            if (line.startsWith("data:")) {
                data.append(value(line)).append('\n');
            } else if (line.startsWith("id:")) {
                id = value(line);
            }
        }
        return null;
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
