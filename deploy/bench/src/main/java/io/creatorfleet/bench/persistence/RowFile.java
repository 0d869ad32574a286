package io.creatorfleet.bench.persistence;

import io.creatorfleet.bench.measure.BenchFleet;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of pages as COPY reads them from a file. */
final class RowFile {

    private RowFile() {}

    /** Writes them to the file of that number, instead of what it held. */
    static Path of(int number, List<Batch> batches) {
        Path file = BenchFleet.folder().resolve("rows-" + number).toAbsolutePath();
        try {
            return Files.writeString(file, batches.stream().map(RowFile::text).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    private static String text(Batch batch) {
        return batch.items().stream().map(item -> line(batch, item)).collect(Collectors.joining());
    }

    private static String line(Batch batch, Item item) {
        Submission submission = Objects.requireNonNull(item.submission(), item.id());
        return Stream.of(
                        batch.reading().page().creator(),
                        item.id(),
                        item.kind(),
                        item.format(),
                        item.permalink(),
                        item.caption(),
                        item.publishedAt(),
                        item.likes(),
                        item.comments(),
                        item.reposts(),
                        submission.title(),
                        submission.author(),
                        submission.authorId(),
                        submission.upvoteRatio(),
                        submission.details(),
                        batch.reading().page().feed(),
                        batch.reading().page().cursor(),
                        batch.reading().walk(),
                        batch.reading().at(),
                        batch.reading().at())
                .map(String::valueOf)
                .collect(Collectors.joining("\t", "", "\n"));
    }
}
