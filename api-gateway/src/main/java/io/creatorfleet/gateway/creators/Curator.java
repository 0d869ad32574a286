package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Refusal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/** Changes the curated fields, on demand only if the creator is still what the client has read. */
@Component
final class Curator {

    private final HeldCreators creators;
    private final CreatorViewStore store;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    Curator(HeldCreators creators, CreatorViewStore store, TransactionOperations transactions, JsonMapper json) {
        this.creators = creators;
        this.store = store;
        this.transactions = transactions;
        this.json = json;
    }

    /** @param match entity tags of which one must be the creator's, as in the header If-Match; null: any */
    CreatorView curate(CreatorKind kind, String given, Curation curation, @Nullable String match) {
        return Objects.requireNonNull(transactions.execute(status -> {
            long creator = creators.lock(kind, given);
            if (match != null && !matches(match, creators.find(kind, given).view())) {
                throw Refusal.preconditionFailed(
                        "%s has changed since it was read: nothing was set; read it again".formatted(kind.held(given)));
            }
            store.curate(creator, curation);
            return creators.find(kind, given).view();
        }));
    }

    /** The entity tag of a creator: another whenever anything of the answer is. */
    String tag(CreatorView view) {
        return '"' + DigestUtils.md5DigestAsHex(json.writeValueAsBytes(view)) + '"';
    }

    private boolean matches(String match, CreatorView view) {
        String tag = tag(view);
        return Stream.of(match.split(",", -1))
                .map(String::strip)
                .anyMatch(given -> given.equals("*") || given.equals(tag));
    }
}
