package io.creatorfleet.bench.console;

import io.creatorfleet.bench.measure.MadeUpStore;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of the console, each about the largest thing of its kind that is held. */
final class Places {

    private static final String ITEMS = "(SELECT count(*) FROM content WHERE creator_id = creator.id) DESC";

    private Places() {}

    /** What follows the {@code #/} of each page, by its name. */
    static Map<String, String> of(MadeUpStore store) {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("Overview", "overview");
        places.put("Jobs", "jobs");
        places.put(
                "a job", "jobs/" + one(store, "SELECT id FROM job WHERE state = 'RUNNING' ORDER BY created_at DESC"));
        places.put("Creators", "creators");
        places.put(
                "a creator",
                "creators/" + one(store, "SELECT username FROM creator WHERE kind = 'ACCOUNT' ORDER BY " + ITEMS));
        places.put("Viral reels", "viral");
        places.put("Subreddits", "reddit/subreddits");
        places.put("Users", "reddit/users");
        places.put("Posts", "reddit/posts");
        places.put(
                "a subreddit",
                "reddit/subreddit/"
                        + one(
                                store,
                                "SELECT substr(username, 3) FROM creator WHERE kind = 'SUBREDDIT' ORDER BY " + ITEMS));
        places.put("Dead tasks", "dead");
        places.put(
                "those of a cause",
                "dead/tasks?kind=media&fingerprint="
                        + one(store, "SELECT fingerprint FROM task WHERE state = 'DEAD' ORDER BY id"));
        places.put("a dead task", "dead/tasks/" + one(store, "SELECT id FROM task WHERE state = 'DEAD' ORDER BY id"));
        places.put("Scrapers and queues", "control");
        return places;
    }

    private static String one(MadeUpStore store, String query) {
        return store.list(query + " LIMIT 1").getFirst();
    }
}
