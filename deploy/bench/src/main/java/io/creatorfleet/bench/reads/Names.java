package io.creatorfleet.bench.reads;

import io.creatorfleet.bench.measure.MadeUpStore;
import java.util.List;
import java.util.Random;

/** Whom clients ask for: any creator, and as often one of the few that have most. */
record Names(List<String> accounts, List<String> subreddits, List<String> largest, List<String> items) {

    static Names of(MadeUpStore store) {
        return new Names(
                names(store, "kind = 'ACCOUNT' ORDER BY id"),
                names(store, "kind = 'SUBREDDIT' ORDER BY id"),
                names(
                        store,
                        "kind = 'ACCOUNT' ORDER BY (SELECT count(*) FROM content WHERE creator_id = c.id) DESC LIMIT 50"),
                store.list("""
                        SELECT username || '/content/' || i.external_id FROM content i JOIN creator c ON c.id = creator_id
                         WHERE i.id % 400 < 2 AND c.kind = 'ACCOUNT'
                        """));
    }

    String account(Random random) {
        return any(random.nextBoolean() ? accounts : largest, random);
    }

    /** The first are the largest. */
    String subreddit(Random random) {
        return subreddits.get(random.nextInt(random.nextBoolean() ? subreddits.size() : 20));
    }

    /** Of a creator, as in an address. */
    String item(Random random) {
        return any(items, random);
    }

    private static List<String> names(MadeUpStore store, String which) {
        return store.list("SELECT regexp_replace(username, '^./', '') FROM creator c WHERE " + which);
    }

    private static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
