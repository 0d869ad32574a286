package io.creatorfleet.bench.reads;

import java.util.List;
import java.util.Random;

/** What is asked for: the addresses of one kind, with random parameters as clients give them. */
enum Endpoint {
    CREATORS("/api/instagram/creators") {
        @Override
        String path(Names names, Random random) {
            return "/api/instagram/creators?" + filters(random);
        }
    },
    CREATOR("/api/instagram/creator/{name}") {
        @Override
        String path(Names names, Random random) {
            return "/api/instagram/creator/" + names.account(random);
        }
    },
    CREATOR_CONTENT("/api/instagram/creator/{name}/content") {
        @Override
        String path(Names names, Random random) {
            return "/api/instagram/creator/" + names.account(random) + "/content?" + limit(random)
                    + maybe(random, "&kind=", KINDS) + maybe(random, "&sort=", CONTENT_SORTS);
        }
    },
    CREATOR_HISTORY("/api/instagram/creator/{name}/history") {
        @Override
        String path(Names names, Random random) {
            return "/api/instagram/creator/" + names.account(random) + "/history?" + limit(random);
        }
    },
    ITEM_HISTORY("/api/instagram/creator/{name}/content/{item}/history") {
        @Override
        String path(Names names, Random random) {
            return "/api/instagram/creator/" + names.item(random) + "/history?" + limit(random);
        }
    },
    VIRAL("/api/instagram/viral") {
        @Override
        String path(Names names, Random random) {
            return "/api/instagram/viral?" + limit(random)
                    + maybe(random, "&min_views=", List.of("1", "100000", "1000000", "50000000"))
                    + maybe(random, "&days=", DAYS);
        }
    },
    NICHES("/api/instagram/niches") {
        @Override
        String path(Names names, Random random) {
            return "/api/instagram/niches?" + limit(random);
        }
    },
    SUBREDDITS("/api/reddit/subreddits") {
        @Override
        String path(Names names, Random random) {
            return "/api/reddit/subreddits?" + filters(random);
        }
    },
    USERS("/api/reddit/users") {
        @Override
        String path(Names names, Random random) {
            return "/api/reddit/users?" + filters(random);
        }
    },
    SUBREDDIT("/api/reddit/subreddit/{name}") {
        @Override
        String path(Names names, Random random) {
            return "/api/reddit/subreddit/" + names.subreddit(random);
        }
    },
    SUBREDDIT_CONTENT("/api/reddit/subreddit/{name}/content") {
        @Override
        String path(Names names, Random random) {
            return "/api/reddit/subreddit/" + names.subreddit(random) + "/content?" + limit(random)
                    + maybe(random, "&sort=", CONTENT_SORTS);
        }
    },
    POSTS("/api/reddit/posts") {
        @Override
        String path(Names names, Random random) {
            return "/api/reddit/posts?" + limit(random) + maybe(random, "&sort=", List.of("published", "likes"))
                    + maybe(random, "&viral=", List.of("true", "true", "false")) + maybe(random, "&days=", DAYS)
                    + maybe(random, "&min_score=", List.of("1", "1000", "100000", "1000000"));
        }
    };

    private static final List<String> KINDS = List.of("reel", "post");
    private static final List<String> CONTENT_SORTS = List.of("published", "views", "likes", "comments", "engagement");
    private static final List<String> DAYS = List.of("1", "7", "30", "365");

    private final String words;

    Endpoint(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    abstract String path(Names names, Random random);

    private static String filters(Random random) {
        return limit(random)
                + maybe(random, "&sort=", List.of("followers", "engagement", "added", "refreshed", "username"))
                + maybe(random, "&niche=", List.of("Niche%200", "Niche%203", "Niche%2020", "Niche%2058", "None"))
                + maybe(random, "&min_followers=", List.of("1", "10000", "1000000", "40000000"))
                + maybe(random, "&q=", List.of("space", "cook1", "Travel%20S", "ube", "zqx"));
    }

    private static String limit(Random random) {
        return random.nextInt(4) > 0 ? "limit=50" : "limit=200";
    }

    /** One of the values, or as often as not none. */
    private static String maybe(Random random, String parameter, List<String> values) {
        return random.nextBoolean() ? parameter + values.get(random.nextInt(values.size())) : "";
    }
}
