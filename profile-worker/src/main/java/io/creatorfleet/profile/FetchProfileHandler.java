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
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Fetches an account, keeps what it says, and opens the walk through its content and the copy of its picture. */
final class FetchProfileHandler implements TaskHandler {

    // What any platform allows. Names come back from outside and go into URLs, so they are checked again.
    private static final Pattern NAME = Pattern.compile("(?:[ru]/)?[A-Za-z0-9._-]{1,30}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,64}");

    private final Platforms platforms;
    private final ProfileStore profiles;
    private final MediaStore media;

    FetchProfileHandler(Platforms platforms, ProfileStore profiles, MediaStore media) {
        this.platforms = platforms;
        this.profiles = profiles;
        this.media = media;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.PROFILE;
    }

    @Override
    public Verdict handle(Task task) throws PlatformException {
        ProfileStore.Wanted wanted = profiles.wantedBy(task.jobId());
        Platform platform = platforms.of(wanted.platform());
        Account account = checked(platform.account(wanted.username()), wanted);
        Account.Reference reference = new Account.Reference(account.id(), account.username());
        return new Verdict.Done(() -> write(task, wanted, account, platform.feeds(reference)));
    }

    private static Account checked(Account account, ProfileStore.Wanted wanted) throws PlatformException.Malformed {
        if (!ID.matcher(account.id()).matches()
                || !NAME.matcher(account.username()).matches()) {
            throw new PlatformException.Malformed(
                    "%s answered for %s with an account that has no valid id and name"
                            .formatted(wanted.platform().key(), wanted.username()),
                    null);
        }
        return account;
    }

    private List<FollowUp> write(Task task, ProfileStore.Wanted wanted, Account account, List<Feed> feeds) {
        Creator creator = profiles.save(account, wanted);
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
