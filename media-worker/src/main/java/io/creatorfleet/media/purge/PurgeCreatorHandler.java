package io.creatorfleet.media.purge;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.BucketContents.OpenUpload;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Deletes a creator: what is open of him, his objects, his rows; and proves that nothing is left. */
final class PurgeCreatorHandler implements TaskHandler {

    private final CreatorStore creators;
    private final PurgeStore purges;
    private final BucketContents contents;
    private final Consumer<UUID> cancellation;
    private final PurgeProperties properties;

    PurgeCreatorHandler(
            CreatorStore creators,
            PurgeStore purges,
            BucketContents contents,
            Consumer<UUID> cancellation,
            PurgeProperties properties) {
        this.creators = creators;
        this.purges = purges;
        this.contents = contents;
        this.cancellation = cancellation;
        this.properties = properties;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PURGE;
    }

    @Override
    public Verdict handle(Task task) throws InterruptedException {
        Optional<Creator> held = creators.find(Long.parseLong(task.subject()));
        if (held.isEmpty()) {
            return new Verdict.Done(Results.NONE);
        }
        Creator creator = held.get();
        purges.others(task.jobId(), creator).forEach(cancellation);
        Duration wait = purges.untilCopiesEnd(creator, properties.copiesEnd());
        if (wait.isPositive()) {
            return new Verdict.Snooze(wait, "Copies of the creator's files that were under way may still end");
        }
        empty(task.jobId(), List.of(creator.objectPrefix(), BucketContents.QUARANTINE + creator.objectPrefix()));
        if (!purges.others(task.jobId(), creator).isEmpty()) {
            return new Verdict.Snooze(Duration.ZERO, "Another job of the creator has begun and is ended first");
        }
        return new Verdict.Done(() -> {
            purges.delete(task.jobId(), creator);
            return List.of();
        });
    }

    private void empty(UUID job, List<String> prefixes) throws InterruptedException {
        begin(job, prefixes);
        for (String prefix : prefixes) {
            contents.uploads(prefix).forEachRemaining(contents::abort);
            while (contents.list(prefix).hasNext()) {
                delete(prefix);
            }
        }
    }

    private void begin(UUID job, List<String> prefixes) {
        long objects = 0;
        long bytes = 0;
        long uploads = 0;
        for (String prefix : prefixes) {
            Iterator<StoredObject> listed = contents.list(prefix);
            while (listed.hasNext()) {
                bytes += listed.next().size();
                objects++;
            }
            Iterator<OpenUpload> open = contents.uploads(prefix);
            while (open.hasNext()) {
                open.next();
                uploads++;
            }
        }
        purges.begin(job, objects, bytes, uploads);
    }

    private void delete(String prefix) throws InterruptedException {
        Iterator<List<StoredObject>> pages = contents.pages(prefix);
        while (pages.hasNext()) {
            contents.delete(pages.next().stream().map(StoredObject::key).toList());
            if (Thread.interrupted()) {
                throw new InterruptedException("asked to stop between two pages of objects");
            }
        }
    }
}
