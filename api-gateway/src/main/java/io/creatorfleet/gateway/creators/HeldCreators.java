package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import io.creatorfleet.gateway.jobs.CreatorName;
import io.creatorfleet.platform.PlatformId;
import org.springframework.stereotype.Component;

/** The creators that are held, by the names clients call them. */
@Component
final class HeldCreators {

    private final CreatorViewStore store;

    HeldCreators(CreatorViewStore store) {
        this.store = store;
    }

    /** The creator of that name; refuses names of which none is held. */
    Found instagram(String username) {
        String name = CreatorName.instagram(username).value();
        return store.find(PlatformId.INSTAGRAM.key(), name)
                .orElseThrow(() -> Refusal.notFound("No creator %s is held".formatted(name)));
    }
}
