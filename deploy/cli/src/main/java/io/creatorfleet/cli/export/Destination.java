package io.creatorfleet.cli.export;

import io.creatorfleet.cli.output.Terminal;
import io.creatorfleet.cli.session.Session;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** The options that say in which form an export is written, and where to. */
final class Destination {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: csv; with --json json.")
    private @Nullable Format format;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where to; the file appears once it is whole. Default: here.")
    private @Nullable Path file;

    /** Writes documents as they come; returns how many. */
    long write(Session session, List<String> columns, Stream<ObjectNode> documents) {
        Format form = format != null ? format : session.isJson() ? Format.JSON : Format.CSV;
        if (file == null) {
            Terminal terminal = session.terminal();
            return write(terminal.raw(), form, columns, documents);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long written;
            try (PrintStream out = new PrintStream(
                    new BufferedOutputStream(Files.newOutputStream(part)), false, StandardCharsets.UTF_8)) {
                written = write(out, form, columns, documents);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            session.notice("%d written to %s".formatted(written, file));
            return written;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("%s cannot be written".formatted(file), unwritable);
        }
    }

    /** Pushed, not pulled: an iterator of a flattened stream holds all there is of a platform at once. */
    private static long write(PrintStream out, Format format, List<String> columns, Stream<ObjectNode> documents) {
        AtomicLong written = new AtomicLong();
        out.print(format.begin(columns));
        documents.forEachOrdered(document -> {
            out.print(format.row(document, columns, written.getAndIncrement() == 0));
            check(out);
        });
        out.print(format.end());
        out.flush();
        check(out);
        return written.get();
    }

    /** A disk may be full, or a reader have left. */
    private static void check(PrintStream out) {
        if (out.checkError()) {
            throw new Terminal.Abandoned();
        }
    }
}
