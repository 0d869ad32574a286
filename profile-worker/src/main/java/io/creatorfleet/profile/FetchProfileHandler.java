package io.creatorfleet.profile;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fetches an account, keeps what it says, and opens the walk through its content and the copy of its picture. */
final class FetchProfileHandler implements TaskHandler {

    // What any platform allows. Names come back from outside and go into URLs, so they are checked again.
    private static final Pattern NAME = Pattern.compile("(?:[ru]/)?[A-Za-z0-9._-]{1,30}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private final Platforms platforms;
    private final ProfileStore profiles;
    private final NameStore names;
    private final MediaStore media;

    FetchProfileHandler(Platforms platforms, ProfileStore profiles, NameStore names, MediaStore media) {
        this.platforms = platforms;
        this.profiles = profiles;
        this.names = names;
        this.media = media;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PROFILE;
    }

    @Override
    public Verdict handle(Task task) throws PlatformException {
        ProfileStore.Wanted wanted = profiles.wantedBy(task.jobId());
        Optional<Platform> source = platforms.find(wanted.platform());
        if (source.isEmpty()) {
            return new Verdict.Conclude(Platforms.missing(wanted.platform()), Results.NONE);
        }
        Platform platform = source.get();
        Optional<NameStore.Holder> held = names.holder(wanted.platform(), wanted.username());
        return held.isEmpty()
                ? keep(task, wanted, platform, platform.account(wanted.username()))
                : again(task, wanted, platform, held.get());
    }

    /** Looks for a creator that is held. That nobody is found is no answer to believe at once. */
    private Verdict again(Task task, ProfileStore.Wanted wanted, Platform platform, NameStore.Holder held)
            throws PlatformException {
        Account account;
        try {
            account = platform.again(held.reference(), held.source());
        } catch (PlatformException.NotFound nobody) {
            return new Verdict.Conclude(String.valueOf(nobody.getMessage()), () -> {
                names.miss(held);
                return List.of();
            });
        }
        boolean other = !account.id().equals(held.reference().id());
        if (wanted.refresh() && other && held.source() == null) {
            String reason = "The name %s belongs to %s now, no longer to %s"
                    .formatted(wanted.username(), account.id(), held.reference().id());
            return new Verdict.Conclude(reason, () -> {
                names.handOver(wanted.platform(), wanted.username(), account.id());
                return List.of();
            });
        }
        return keep(task, wanted, platform, account);
    }

    private Verdict keep(Task task, ProfileStore.Wanted wanted, Platform platform, Account account)
            throws PlatformException {
        check(account, wanted);
        Account.Reference reference = new Account.Reference(account.id(), account.username());
        return new Verdict.Done(() -> write(task, wanted, account, platform.feeds(reference)));
    }

    private static void check(Account account, ProfileStore.Wanted wanted) throws PlatformException.Malformed {
        if (!ID.matcher(account.id()).matches()
                || !NAME.matcher(account.username()).matches()) {
            throw new PlatformException.Malformed(
                    "%s answered for %s with an account that has no valid id and name"
                            .formatted(wanted.platform().key(), wanted.username()),
                    null);
        }
    }

    private List<FollowUp> write(Task task, ProfileStore.Wanted wanted, Account account, List<Feed> feeds) {
        names.leaveFormer(wanted.platform(), account);
        Creator creator = profiles.save(account, wanted);
        names.handOver(wanted.platform(), account.username(), account.id());
        profiles.appendSnapshot(creator, account);
        List<FollowUp> followUps = new ArrayList<>();
        feeds.forEach(feed ->
                followUps.add(PagePayload.first(creator.id(), feed.name()).followUp(wanted.platform())));
        if (account.picture() != null) {
            followUps.addAll(media.record(creator, List.of(new MediaStore.Sighting(null, account.picture()))));
        }
        profiles.assign(task.jobId(), creator);
        return followUps;
    }
}
