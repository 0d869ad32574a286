package io.creatorfleet.media.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as comma-separated values (RFC 4180), a line a finding. */
final class CsvReport implements Report {

    private static final String HEAD = "finding,key,media,row_size,object_size,row_etag,object_etag,action\r\n";

    private final Writer out;

    CsvReport(Writer out) throws IOException {
        this.out = out;
        out.write(HEAD);
    }

    @Override
    public void add(Line line) throws IOException {
        Stream<@Nullable Object> cells = Stream.of(
                line.finding(),
                line.key(),
                line.media(),
                line.rowSize(),
                line.objectSize(),
                line.rowEtag(),
                line.objectEtag(),
                line.action());
        out.write(cells.map(CsvReport::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean plain = text.chars().noneMatch(character -> "\",\r\n".indexOf(character) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void end(Summary summary) throws IOException {
        out.flush();
    }
}
