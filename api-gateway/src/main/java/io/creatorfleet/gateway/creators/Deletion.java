package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import java.net.URI;
import java.util.UUID;

/**
 * The answer to a deletion: the job that does it, and says in the end what is gone.
 *
 * @param others how many accounts that had the name before are held as well: they stay, until it is asked for again
 */
record Deletion(boolean success, Creator creator, int others, Job job) {

    record Creator(String username, String platform, String status) {}

    record Job(UUID id, String url, String events) {}

    static Deletion of(Found creator, int others, UUID job) {
        String url = "/api/jobs/" + job;
        return new Deletion(
                true,
                new Creator(creator.username(), creator.platform(), "accepted"),
                others,
                new Job(job, url, url + "/events"));
    }

    URI location() {
        return URI.create(job.url);
    }
}
