package io.creatorfleet.media.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report as comma-separated values (RFC 4180): a line a finding, then a line each key of identical files. */
final class CsvReport implements Report {

    private static final String HEAD =
            "finding,key,media,row_size,object_size,row_etag,object_etag,action,sha256,identical_files\r\n";

    private final Writer out;

    CsvReport(Writer out) throws IOException {
        this.out = out;
        out.write(HEAD);
    }

    @Override
    public void add(Line line) throws IOException {
        write(
                line.finding(),
                line.key(),
                line.media(),
                line.rowSize(),
                line.objectSize(),
                line.rowEtag(),
                line.objectEtag(),
                line.action(),
                null,
                null);
    }

    @Override
    public void end(List<IdenticalStore.Group> identical, Summary summary) throws IOException {
        for (IdenticalStore.Group group : identical) {
            for (String key : group.keys()) {
                write("identical", key, null, group.size(), null, null, null, null, group.sha256(), group.files());
            }
        }
        if (!identical.isEmpty()) {
            write(
                    "identical_bound",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    bound(identical.size(), summary),
                    null,
                    summary.identicalFiles());
        }
        out.flush();
    }

    private static String bound(int listed, Summary summary) {
        return "%d of %d groups are listed (%d at most) with %d keys of each at most"
                .formatted(listed, summary.identicalGroups(), IdenticalStore.MOST_GROUPS, IdenticalStore.MOST_KEYS);
    }

    private void write(@Nullable Object... cells) throws IOException {
        out.write(Stream.of(cells).map(CsvReport::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean plain = text.chars().noneMatch(character -> "\",\r\n".indexOf(character) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
