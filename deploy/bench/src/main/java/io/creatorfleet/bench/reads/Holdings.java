package io.creatorfleet.bench.reads;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is held, as SQL that makes it up: 17 of 20 creators are accounts of Instagram, two are communities and one is a user
 * of Reddit, with 120 items each on average and 4 snapshots an item. Few have most: the largest community has two items
 * for each creator there is, the next one half of that, and one account in a hundred has 1,200.
 *
 * <p>Rows lie as time would have left them: a page of a creator's items together, the pages of all creators mixed.
 */
public final class Holdings {

    private static final String CREATORS = """
            INSERT INTO creator (platform, external_id, username, display_name, biography, followers, follows, items, niche,
                                 engagement_rate, created_at, profiled_at, refreshed_at)
            SELECT platform, mark || n, prefix || first || last || n, initcap(first || ' ' || last),
                   'About ' || first || ', and then some more of it',
                   CASE WHEN n % 97 > 0 THEN (100 * exp(random() * 13))::bigint END, 100, 120,
                   CASE WHEN n % 5 > 0 THEN 'Niche ' || floor(60 * random() * random())::integer END,
                   CASE WHEN n % 83 > 0 THEN round((random() / 5)::numeric, 6) END,
                   now() - make_interval(mins => current_setting('bench.amount')::integer - n), now() - random() * INTERVAL '2 days',
                   CASE WHEN n % 89 > 0 THEN now() - random() * INTERVAL '2 days' END
              FROM (SELECT n, (string_to_array('space,food,daily,real,art,music,travel,code,garden,film,run,book,star,city,green,blue,old,new,wild,pure', ','))[1 + n % 20] AS first,
                           (string_to_array('cook,ship,walker,house,maker,story,lab,club,world,life,girl,boy,man,fan,hub,zone,base,port,gram,verse,mind,craft,time',
                                            ','))[1 + n % 23] AS last,
                           CASE WHEN n % 20 < 17 THEN 'instagram' ELSE 'reddit' END AS platform,
                           CASE WHEN n % 20 < 17 THEN '' WHEN n % 20 < 19 THEN 't5_' ELSE 't2_' END AS mark,
                           CASE WHEN n % 20 < 17 THEN '' WHEN n % 20 < 19 THEN 'r/' ELSE 'u/' END AS prefix
                      FROM generate_series(1, current_setting('bench.amount')::integer) n) named
            """;
    private static final String ITEMS = """
            INSERT INTO content (creator_id, external_id, kind, format, permalink, title, caption, published_at, views, likes,
                                 comments, feed, created_at, multiplier, viral, removed_at)
            SELECT creator_id, mark || creator_id || '_' || n, kind, 'VIDEO', 'https://www.example.com/' || creator_id || '/' || n,
                   title, repeat('What is told of it. ', 1 + (n % 12)::integer), published_at,
                   CASE WHEN kind = 'REEL' THEN (average * multiplier)::bigint END,
                   CASE WHEN n % 50 > 0 THEN (average * multiplier / 20)::bigint END, (average * multiplier / 500)::bigint,
                   'media', published_at, multiplier,
                   multiplier >= 5 AND (kind = 'POST' OR average * multiplier >= 50000),
                   CASE WHEN n % 40 = 7 AND title IS NOT NULL THEN now() END
              FROM (SELECT creator_id, n, average, CASE WHEN platform = 'reddit' THEN 't3_' ELSE '' END AS mark,
                           CASE WHEN platform = 'reddit' OR n % 4 = 0 THEN 'POST' ELSE 'REEL' END AS kind,
                           CASE WHEN platform = 'reddit' THEN 'Title ' || n END AS title,
                           now() - make_interval(secs => (amount - n + random()) * 365 * 86400 / amount) AS published_at,
                           least(40, 0.2 / (random() + 0.004))::numeric(10, 2) AS multiplier
                      FROM (SELECT id AS creator_id, platform, coalesce(followers, 1000) / 4 AS average,
                                   CASE WHEN kind = 'SUBREDDIT' THEN 60 + 2 * current_setting('bench.amount')::integer / place
                                        WHEN kind = 'USER' OR place % 100 > 0 THEN 100 ELSE 1200 END AS amount
                              FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY id) AS place FROM creator) placed) sized
                     CROSS JOIN generate_series(1, amount) n
                     ORDER BY n / 30, creator_id) items
            """;
    private static final String FILES = """
            INSERT INTO media (creator_id, content_id, external_id, role, object_key, state, size, sha256, etag, content_type,
                               stored_at)
            SELECT creator_id, content_id, external_id, role, 'held/' || creator_id || '/' || external_id || '/' || lower(role),
                   'STORED', 1000000, md5(external_id) || md5(external_id), md5(external_id), 'video/mp4', now()
              FROM (SELECT creator_id, id AS content_id, external_id,
                           unnest(CASE kind WHEN 'REEL' THEN ARRAY['VIDEO', 'THUMBNAIL'] ELSE ARRAY['IMAGE'] END) AS role
                      FROM content WHERE removed_at IS NULL
                    UNION ALL SELECT id, NULL, 'picture', 'PICTURE' FROM creator) files
            """;
    private static final String FOLLOWERS = """
            INSERT INTO follower_snapshot (creator_id, taken_at, followers, follows, items)
            SELECT id, now() - make_interval(days => n), followers - n * 10, 100, 120
              FROM generate_series(50, 1, -1) n CROSS JOIN creator
            """;
    private static final String COUNTS = """
            INSERT INTO content_snapshot (content_id, taken_at, views, likes, comments)
            SELECT id, now() - make_interval(hours => n), views / n, likes / n, comments / n
              FROM content CROSS JOIN LATERAL generate_series(
                   1 + (id % 2)::integer * 2, CASE WHEN id % 400 = 0 THEN 500 ELSE 4 END) n
            """;
    private static final String ANALYTICS = """
            INSERT INTO analytics (creator_id, formula_version, reels, posts, coverage, avg_reel_views, engagement_rate)
            SELECT id, 1, 90, 30, 1, followers / 4, engagement_rate FROM creator
            """;
    private static final String JOBS = """
            INSERT INTO job (id, purpose, platform, subject, lane, state, creator_id, finished_at, created_at)
            SELECT gen_random_uuid(), 'REFRESH', platform, lower(username), 'BACKGROUND', 'SUCCEEDED', id, now(),
                   now() - make_interval(days => n)
              FROM creator CROSS JOIN generate_series(1, 5) n
            """;

    private Holdings() {}

    /** The statements that make it up, by what they make; in a session whose bench.amount is set. */
    public static Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("creators", CREATORS);
        statements.put("items", ITEMS);
        statements.put("files", FILES);
        statements.put("snapshots of creators", FOLLOWERS);
        statements.put("snapshots of items", COUNTS);
        statements.put("analytics", ANALYTICS);
        statements.put("jobs", JOBS);
        return statements;
    }
}
