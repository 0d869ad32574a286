package io.creatorfleet.media.copy;

import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.cdn.Cdn;
import io.creatorfleet.media.cdn.Download;
import io.creatorfleet.media.cdn.TooLargeException;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Copies one file from a CDN to the bucket. */
final class CopyMediaHandler implements TaskHandler {

    // The renewal wakes the copy; this long it sleeps if that wake is missed.
    private static final Duration UNTIL_RENEWED = Duration.ofMinutes(2);

    private final CopyStore copies;
    private final Cdn cdn;
    private final Bucket bucket;
    private final CopyProperties properties;
    private final Predicate<Task> claims;

    /** @param claims whether the claim of a task still stands */
    CopyMediaHandler(CopyStore copies, Cdn cdn, Bucket bucket, CopyProperties properties, Predicate<Task> claims) {
        this.copies = copies;
        this.cdn = cdn;
        this.bucket = bucket;
        this.properties = properties;
        this.claims = claims;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.MEDIA;
    }

    @Override
    public Verdict handle(Task task) throws PlatformException, IOException, InterruptedException {
        Optional<CopyStore.Copy> held = copies.find(Long.parseLong(task.subject()));
        if (held.isEmpty()) {
            return new Verdict.Conclude("Media %s is not held any more".formatted(task.subject()), Results.NONE);
        }
        CopyStore.Copy copy = held.get();
        return switch (copy.state()) {
            case PENDING -> copy(task, copy);
            case STORED -> new Verdict.Done(Results.NONE);
            case NO_LINK, GONE, REFUSED, TOO_LARGE, ABANDONED ->
                new Verdict.Conclude(String.valueOf(copy.reason()), Results.NONE);
        };
    }

    private Verdict copy(Task task, CopyStore.Copy copy) throws PlatformException, IOException, InterruptedException {
        if (copy.link() == null || copy.expired()) {
            return renew(copy, "Its link has expired");
        }
        try {
            Optional<Download> opened = cdn.open(copy.link());
            return opened.isPresent()
                    ? store(task, copy, opened.get())
                    : renew(copy, "The CDN does not honour its link");
        } catch (TooLargeException large) {
            return end(copy, CopyStore.State.TOO_LARGE, "It " + large.getMessage());
        }
    }

    private Verdict store(Task task, CopyStore.Copy copy, Download opened) throws IOException, InterruptedException {
        try (Download file = opened) {
            Optional<String> etag = bucket.store(copy.key(), file, () -> claims.test(task));
            if (etag.isEmpty()) {
                // No verdict of ours counts any more; this one changes nothing.
                return new Verdict.Snooze(Duration.ZERO, "The claim no longer stands");
            }
            CopyStore.Stored stored =
                    new CopyStore.Stored(file.size(), file.checksum(), etag.get(), file.contentType());
            return new Verdict.Done(() -> {
                copies.stored(copy, stored);
                return List.of();
            });
        }
    }

    private Verdict renew(CopyStore.Copy copy, String why) {
        if (copy.renewals() >= properties.renewals()) {
            String reason = "%s, after %d renewals".formatted(why, copy.renewals());
            return end(copy, CopyStore.State.GONE, reason);
        }
        Optional<Long> dead = copies.deadRenewal(copy);
        if (dead.isPresent()) {
            return new Verdict.DeadLetter(new Failure.Unavailable(
                    "%s, and task %d that was to renew it is dead: replay both".formatted(why, dead.get()), null));
        }
        return new Verdict.Snooze(
                UNTIL_RENEWED,
                why + " and is being renewed",
                List.of(copy.source().followUp(copy.platform())));
    }

    private Verdict end(CopyStore.Copy copy, CopyStore.State state, String reason) {
        return new Verdict.Conclude(reason, () -> {
            copies.end(copy, state, reason);
            return List.of();
        });
    }
}
