package io.creatorfleet.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A terminal, or what is none, whose output a test reads. */
public final class Printed {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    /** A terminal with colours. */
    public Terminal coloured(int columns) {
        return new Terminal(stream, columns, true, true);
    }

    /** A terminal without. */
    public Terminal plain(int columns) {
        return new Terminal(stream, columns, false, true);
    }

    /** A file. */
    public Terminal file() {
        return new Terminal(stream, 0, false, true);
    }

    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    public List<String> lines() {
        return text().lines().toList();
    }
}
