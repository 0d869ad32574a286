package io.creatorfleet.media.copy;

import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.BucketContents.OpenUpload;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * The deletion of a file whose item was taken down. No copy of it runs, for the task is the one that would copy it; but a
 * worker that has lost that task may be sending the last request of one. So the object is deleted once such a request has
 * ended, and the row last: killed in between, the next run does what is left.
 */
final class Removal {

    private final CopyStore copies;
    private final BucketContents contents;
    private final Duration copiesEnd;

    /** @param copiesEnd how long a copy whose claim has fallen may still add the object */
    Removal(CopyStore copies, BucketContents contents, Duration copiesEnd) {
        this.copies = copies;
        this.contents = contents;
        this.copiesEnd = copiesEnd;
    }

    Verdict of(Task task, CopyStore.Copy copy) {
        Duration wait = copies.untilCopiesEnd(copy, copiesEnd);
        if (wait.isPositive()) {
            return new Verdict.Snooze(wait, "Its item was taken down; a copy that was under way may still end");
        }
        Iterator<OpenUpload> uploads = contents.uploads(copy.key());
        while (uploads.hasNext()) {
            OpenUpload upload = uploads.next();
            if (upload.key().equals(copy.key())) {
                contents.abort(upload);
            }
        }
        contents.delete(List.of(copy.key(), BucketContents.QUARANTINE + copy.key()));
        FollowUp again = new FollowUp(TaskKind.MEDIA, copy.platform().cdnUpstream(), task.subject());
        return new Verdict.Done(() -> copies.forget(copy) ? List.of() : List.of(again));
    }
}
