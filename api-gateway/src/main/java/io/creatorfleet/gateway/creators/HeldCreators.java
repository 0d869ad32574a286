package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
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
        String name = kind.held(given);
        return store.find(kind.platform(), name).orElseThrow(() -> unknown(name));
    }

    /** Our id of the creator of that name. */
    long id(CreatorKind kind, String given) {
        String name = kind.held(given);
        return store.findId(kind.platform(), name).orElseThrow(() -> unknown(name));
    }

    /** The same, and nobody else changes the creator before the transaction ends. */
    long lock(CreatorKind kind, String given) {
        String name = kind.held(given);
        return store.lock(kind.platform(), name).orElseThrow(() -> unknown(name));
    }

    private static Refusal unknown(String name) {
        return Refusal.notFound("No creator %s is held".formatted(name));
    }
}
