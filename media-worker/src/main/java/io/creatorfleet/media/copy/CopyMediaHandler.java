package io.creatorfleet.media.copy;

import io.creatorfleet.media.cdn.Cdn;
import io.creatorfleet.media.cdn.HostBusyException;
import io.creatorfleet.media.cdn.TooLargeException;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.GroupedResults;
import io.creatorfleet.task.Groups;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Copies one file from a CDN to the bucket, or deletes it there once its item was taken down. */
final class CopyMediaHandler implements TaskHandler {

    // The renewal wakes the copy; this long it sleeps if that wake is missed.
    private static final Duration UNTIL_RENEWED = Duration.ofMinutes(2);
    // A renewal that ends while the copy is put to sleep cannot wake it.
    private static final Duration WHILE_RENEWED = Duration.ofSeconds(5);

    private static final String NOT_HONOURED = "The CDN does not honour its link";

    private final CopyStore copies;
    private final Cdn cdn;
    private final Copier copier;
    private final Removal removal;
    private final CopyProperties properties;
    private final CopyMeters meters;
    private final Groups.Transaction<Stored, List<FollowUp>> storing = this::stored;

    private record Stored(Task task, CopyStore.Stored object) {

        long media() {
            return Long.parseLong(task.subject());
        }
    }

    CopyMediaHandler(
            CopyStore copies, Cdn cdn, Copier copier, Removal removal, CopyProperties properties, CopyMeters meters) {
        this.copies = copies;
        this.cdn = cdn;
        this.copier = copier;
        this.removal = removal;
        this.properties = properties;
        this.meters = meters;
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
            case PENDING -> counted(task, copy);
            case STORED -> new Verdict.Done(Results.NONE);
            case NO_LINK, GONE, REFUSED, TOO_LARGE, ABANDONED ->
                new Verdict.Conclude(String.valueOf(copy.reason()), Results.NONE);
            case REMOVED -> removal.of(task, copy);
        };
    }

    private Verdict counted(Task task, CopyStore.Copy copy)
            throws PlatformException, IOException, InterruptedException {
        boolean failed = true;
        try {
            Verdict verdict = copy(task, copy);
            failed = false;
            return verdict;
        } finally {
            if (failed) {
                meters.count(CopyMeters.Outcome.FAILED);
            }
        }
    }

    private Verdict copy(Task task, CopyStore.Copy copy) throws PlatformException, IOException, InterruptedException {
        String link = copy.link();
        if (link == null || copy.expired()) {
            return renew(task, copy, "Its link has expired");
        }
        try {
            return isManifest(copy, link) ? copyOutOf(link, task, copy) : copy(task, copy, link);
        } catch (HostBusyException busy) {
            meters.count(CopyMeters.Outcome.BUSY);
            return new Verdict.Snooze(busy.turn(), String.valueOf(busy.getMessage()));
        } catch (TooLargeException large) {
            return end(task, CopyStore.State.TOO_LARGE, "It " + large.getMessage());
        }
    }

    private static boolean isManifest(CopyStore.Copy copy, String link) {
        return copy.role() == Asset.Role.AUDIO || link.replaceFirst("\\?.*", "").endsWith(".mpd");
    }

    /** The link leads to a manifest, which names the file. */
    private Verdict copyOutOf(String link, Task task, CopyStore.Copy copy)
            throws PlatformException, IOException, InterruptedException {
        Optional<Manifest> manifest = Manifest.fetch(from -> cdn.open(copy.platform(), link, copy.fresh(), from), link);
        if (manifest.isEmpty()) {
            return renew(task, copy, NOT_HONOURED);
        }
        boolean sound = copy.role() == Asset.Role.AUDIO;
        Optional<String> file = manifest.get().best(sound ? Manifest.Content.AUDIO : Manifest.Content.VIDEO);
        return file.isPresent()
                ? copy(task, copy, file.get())
                : end(task, CopyStore.State.NO_LINK, "Its manifest names no " + (sound ? "sound" : "video"));
    }

    private Verdict copy(Task task, CopyStore.Copy copy, String link)
            throws PlatformException, IOException, InterruptedException {
        return switch (copier.copy(task, copy, from -> cdn.open(copy.platform(), link, copy.fresh(), from))) {
            case Copier.Outcome.Stored stored ->
                new Verdict.Done(new GroupedResults<>(storing, new Stored(task, stored.object())));
            case Copier.Outcome.LinkRefused refused -> renew(task, copy, NOT_HONOURED);
            case Copier.Outcome.ClaimFallen fallen -> {
                meters.count(CopyMeters.Outcome.TAKEN);
                // No verdict of ours counts any more; this one changes nothing.
                yield new Verdict.Snooze(Duration.ZERO, "The claim no longer stands");
            }
        };
    }

    /** A CDN that keeps sending something else than the file gives an answer, and no human a task. */
    @Override
    public Verdict giveUp(Task task, Exception thrown, Failure failure) {
        return thrown instanceof FlawedFileException
                ? end(task, CopyStore.State.REFUSED, failure.message())
                : new Verdict.DeadLetter(failure);
    }

    private Verdict renew(Task task, CopyStore.Copy copy, String why) {
        if (copy.renewals() >= properties.renewals()) {
            String reason = "%s, after %d renewals".formatted(why, copy.renewals());
            return end(task, CopyStore.State.GONE, reason);
        }
        Optional<Long> dead = copies.deadRenewal(copy);
        if (dead.isPresent()) {
            return new Verdict.DeadLetter(new Failure.Unavailable(
                    "%s, and task %d that was to renew it is dead: replay both".formatted(why, dead.get()), null));
        }
        meters.count(CopyMeters.Outcome.LINK);
        if (!copies.askForLink(copy)) {
            return new Verdict.Snooze(Duration.ZERO, why + " and has been renewed");
        }
        return new Verdict.Snooze(
                copies.isBeingRenewed(copy) ? WHILE_RENEWED : UNTIL_RENEWED,
                why + " and is being renewed",
                List.of(copy.source().followUp(copy.platform())));
    }

    private Verdict end(Task task, CopyStore.State state, String reason) {
        return new Verdict.Conclude(reason, () -> onward(task, ended(Long.parseLong(task.subject()), state, reason)));
    }

    private Function<Stored, List<FollowUp>> stored(List<Stored> group) {
        Set<Long> wanted = copies.stored(group.stream().collect(Collectors.toMap(Stored::media, Stored::object)));
        for (Stored stored : group) {
            if (wanted.contains(stored.media())) {
                meters.stored(stored.object().size());
            } else {
                meters.unwanted();
            }
        }
        return stored -> onward(stored.task(), wanted.contains(stored.media()));
    }

    private boolean ended(long media, CopyStore.State state, String reason) {
        boolean wanted = copies.end(media, state, reason);
        if (wanted) {
            meters.ended(state);
        } else {
            meters.unwanted();
        }
        return wanted;
    }

    /** A file whose item was taken down while it was copied is looked at again. */
    private static List<FollowUp> onward(Task task, boolean wanted) {
        return wanted ? List.of() : List.of(new FollowUp(TaskKind.MEDIA, task.upstream(), task.subject()));
    }
}
