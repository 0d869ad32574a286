package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** The creators that are held, by the names clients call them. Names of which none is held are refused. */
@Component
final class HeldCreators {

    private final CreatorViewStore store;

    HeldCreators(CreatorViewStore store) {
        this.store = store;
    }

    /** The creator of that name. */
    Found find(CreatorKind kind, String given) {
        return held(kind, given, store::find);
    }

    /** Our id of the creator of that name. */
    long id(CreatorKind kind, String given) {
        return held(kind, given, store::findId);
    }

    /** The same, and nobody else changes the creator before the transaction ends. */
    long lock(CreatorKind kind, String given) {
        return held(kind, given, store::lock);
    }

    /** How many others are held under the creator's name. */
    int others(Found creator) {
        return store.others(creator);
    }

    /** Who holds the name, else who gave it up last: links and lists of clients outlive a change of name. */
    private <T> T held(CreatorKind kind, String given, BiFunction<String, String, Optional<T>> named) {
        String name = kind.held(given);
        return named.apply(kind.platform(), name)
                .or(() -> store.nameNow(kind.platform(), name).flatMap(now -> named.apply(kind.platform(), now)))
                .orElseThrow(() -> Refusal.notFound("No creator %s is held".formatted(name)));
    }
}
