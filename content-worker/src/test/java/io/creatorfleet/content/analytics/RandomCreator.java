package io.creatorfleet.content.analytics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A creator drawn by chance, as odd as any: nothing but ties or zeros, hidden likes, counts that overflow when they are added,
 * everything at one instant, nobody who follows.
 */
final class RandomCreator {

    private static final List<String> ACCOUNTS = List.of("someone", "someone", "r/space", "u/spez");
    private static final List<Long> BANDS = List.of(0L, 1L, 9_999L, 10_000L, 99_999L, 100_000L, 500_000L, 1_000_000L);
    private static final List<String> DETAILS = List.of("{}", "{\"stickied\": false}", "{\"stickied\": true}");
    private static final List<Long> READINGS = List.of(1L, 8L);
    private static final List<Long> HOURS_SINCE_PROFILE = List.of(1L, 20L, 70L, 60 * 24L);
    private static final List<Long> HOURS_BEFORE = List.of(0L, 24L, 7 * 24L, 30 * 24L);
    private static final List<String> WORDS = List.of(
            "#",
            "#",
            "#",
            "a",
            "_",
            "1",
            "Ä",
            "e\u0301",
            "世",
            "世界",
            "ª",
            "😀",
            "👨\u200d👩\u200d👧",
            " ",
            "\n",
            "\u00a0",
            "\u3000",
            "。",
            "·",
            "।",
            "،",
            "’",
            "…",
            "＃",
            "!",
            "/",
            "&",
            ";",
            "&amp;",
            "&#x200B;",
            "&#39;",
            "http://",
            "https://x.y/a#b",
            "HTTPS://X#y");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final Random random;
    private final JdbcClient jdbc;
    private final LongSupplier counts;
    private final LongSupplier ages;
    private final int unknownOneIn;
    final UUID job = UUID.randomUUID();
    final int asked;
    long id;

    RandomCreator(long seed, JdbcClient jdbc) {
        this.random = new Random(seed);
        this.jdbc = jdbc;
        this.counts = counts();
        this.ages = ages();
        this.unknownOneIn = 1 + random.nextInt(20);
        this.asked = random.nextInt(4) * random.nextInt(60);
    }

    RandomCreator insert() {
        String name = one(ACCOUNTS);
        Long followers = followers();
        id = jdbc.sql("""
                INSERT INTO creator (platform, external_id, username, followers, niche)
                VALUES (:platform, :job, :name, :followers, :niche) RETURNING id
                """)
                .param("platform", name.contains("/") ? "reddit" : "instagram")
                .param("job", job.toString())
                .param("name", name)
                .param("followers", followers)
                .param("niche", random.nextInt(3) == 0 ? null : one(List.of("Space", "Food")))
                .query(Long.class)
                .single();
        jdbc.sql(
                        "INSERT INTO job (id, purpose, platform, subject, lane, reels_asked, posts_asked, creator_id, open_tasks)"
                                + " VALUES (?, 'ADD', 'instagram', ?, 'INTERACTIVE', ?, ?, ?, 1)")
                .params(job, job.toString(), asked / 2, asked - asked / 2, id)
                .update();
        int items = random.nextInt(5) == 0 ? random.nextInt(7) : random.nextInt(45);
        IntStream.range(0, items).forEach(this::insertItem);
        insertSnapshots(followers);
        return this;
    }

    private void insertItem(int number) {
        boolean reel = random.nextInt(3) > 0;
        jdbc.sql("""
                INSERT INTO content (creator_id, external_id, kind, format, caption, published_at, views, likes, comments, feed,
                                     walk, details, top_of_week_at, removed_at)
                VALUES (:creator, :id, :kind, 'IMAGE', :caption, :published::timestamptz, :views, :likes, :comments, 'media',
                        :walk, :details::jsonb, :reading::timestamptz, :removed::timestamptz)
                """)
                .param("creator", id)
                .param("id", "item " + number)
                .param("kind", reel ? "REEL" : "POST")
                .param("caption", caption())
                .param("published", ago(ages.getAsLong(), ChronoUnit.MICROS))
                .param("views", reel ? count() : null)
                .param("likes", count())
                .param("comments", count())
                .param("walk", random.nextBoolean() ? job : null)
                .param("details", random.nextBoolean() ? one(DETAILS) : null)
                .param("reading", random.nextBoolean() ? ago(one(READINGS), ChronoUnit.DAYS) : null)
                .param("removed", random.nextInt(20) == 0 ? ago(1, ChronoUnit.DAYS) : null)
                .update();
    }

    /** The one that his followers are from, and some that are about as old as counts, or newer, or know nothing. */
    private void insertSnapshots(@Nullable Long followers) {
        long profiled = one(HOURS_SINCE_PROFILE) * 3600;
        insertSnapshot(profiled, followers);
        for (int number = random.nextInt(6); number > 0; number--) {
            insertSnapshot(profiled + one(HOURS_BEFORE) * 3600 + random.nextLong(-2, 3), followers());
        }
    }

    private void insertSnapshot(long secondsAgo, @Nullable Long followers) {
        jdbc.sql("INSERT INTO follower_snapshot (creator_id, taken_at, followers)"
                        + " VALUES (:creator, :taken::timestamptz, :followers) ON CONFLICT DO NOTHING")
                .param("creator", id)
                .param("taken", ago(secondsAgo, ChronoUnit.SECONDS))
                .param("followers", followers)
                .update();
    }

    private String ago(long amount, ChronoUnit unit) {
        return now.minus(amount, unit).toString();
    }

    private @Nullable Long followers() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1, 2 -> one(BANDS);
            case 3 -> random.nextLong(100);
            default -> random.nextLong(2_000_000_000);
        };
    }

    private @Nullable Long count() {
        return random.nextInt(unknownOneIn) == 0 ? null : Long.valueOf(counts.getAsLong());
    }

    private LongSupplier counts() {
        return switch (random.nextInt(6)) {
            case 0 -> () -> 0;
            case 1 -> () -> random.nextLong(4);
            case 2 -> () -> random.nextLong(1_000);
            case 3 -> () -> random.nextLong(Long.MAX_VALUE);
            default -> () -> random.nextInt(8) == 0 ? random.nextLong(20_000_000) : random.nextLong(60_000);
        };
    }

    /** How long ago items were published, in microseconds; one of them in the future. */
    private LongSupplier ages() {
        long day = 86_400_000_000L;
        return switch (random.nextInt(5)) {
            case 0 -> () -> 5 * day;
            case 1 -> () -> random.nextLong(3);
            case 2 -> () -> random.nextLong(60) * day;
            case 3 -> () -> random.nextLong(-day, day);
            default -> () -> random.nextLong(700 * day);
        };
    }

    private @Nullable String caption() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> "";
            default ->
                random.ints(random.nextInt(1, 30), 0, WORDS.size())
                        .mapToObj(WORDS::get)
                        .collect(Collectors.joining());
        };
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
