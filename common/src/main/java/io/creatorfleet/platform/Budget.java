package io.creatorfleet.platform;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The calls a credential may still make: one token bucket in PostgreSQL for the whole fleet. A token is one HTTP call;
 * it is taken right before the call, outside any transaction, and never given back, whatever the answer. What the
 * platform says of its own count slows the refill or pauses the upstream.
 */
public final class Budget {

    // From this share of the platform's own count on, the refill slows down,
    private static final double SLOW_FROM = 0.7;
    // and from this one on no call is made until the count has fallen.
    private static final double STOP_FROM = 0.9;

    /*
     * One statement. The clock is read under the row's lock and never runs backwards: read before a wait for the lock
     * it would refill the same seconds twice. The pace falls in a straight line from the slow share to the stop, but
     * not to nothing, because only a call brings a newer figure; one older than the window says nothing any more.
     */
    private static final String TAKE = """
            WITH held AS MATERIALIZED (
                SELECT * FROM budget WHERE credential = :credential FOR NO KEY UPDATE
            ), clocked AS MATERIALIZED (
                SELECT held.*, greatest(clock_timestamp(), filled_at) AS at FROM held
            ), stop AS MATERIALIZED (
                SELECT reason, until FROM pause
                 WHERE scope = 'UPSTREAM' AND name IN (:upstream, :gate) AND until > clock_timestamp()
                 ORDER BY until DESC LIMIT 1
            ), filled AS MATERIALIZED (
                SELECT at,
                       least(:capacity, tokens + per_second * extract(epoch FROM at - filled_at)) AS level,
                       :perSecond * CASE WHEN usage_at > at - :window * interval '1 second'
                                         THEN least(1, greatest(0.05, (:stop - usage) / (:stop - :slow)))
                                         ELSE 1 END AS pace
                  FROM clocked
            ), decided AS MATERIALIZED (
                SELECT at, level, pace, level >= 1 AND NOT EXISTS (SELECT FROM stop) AS taken FROM filled
            ), counted AS (
                INSERT INTO call_count AS c (credential, day, upstream, calls)
                SELECT :credential, (at AT TIME ZONE 'UTC')::date, :upstream, 1 FROM decided WHERE taken
                ON CONFLICT (credential, day) DO UPDATE SET calls = c.calls + 1
            )
            UPDATE budget b
               SET upstream = :upstream, capacity = :capacity, per_second = pace, filled_at = at,
                   tokens = level - taken::integer, used = b.used + taken::integer
              FROM decided
             WHERE credential = :credential
            RETURNING taken, (1 - level) / pace AS refill, (SELECT reason FROM stop) AS reason,
                      (SELECT CASE WHEN isfinite(until) THEN extract(epoch FROM until - clock_timestamp()) END
                         FROM stop)::double precision AS pause
            """;

    /** What a bucket answers, times in seconds; a reason without a pause is a pause without an end. */
    private record Answer(
            boolean taken,
            double refill,
            @Nullable String reason,
            @Nullable Double pause) {}

    private final JdbcClient jdbc;

    public Budget(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the token of one call. A bucket that does not exist yet starts full, and one whose credential has changed
     * its limits takes them over.
     *
     * @throws PlatformException.BudgetUsedUp when there is none, with the time until there is one
     * @throws PlatformException.RateLimited when the upstream is paused, with the time until that is over
     * @throws PlatformException.Denied when the upstream is paused until it is resumed
     */
    public void take(Credential credential) throws PlatformException {
        Answer answer = tryTake(credential);
        if (!answer.taken()) {
            throw refusal(credential, answer);
        }
    }

    private Answer tryTake(Credential credential) {
        Optional<Answer> answer = bound(TAKE, credential)
                .param("gate", credential.gate())
                .param("window", credential.windowSeconds())
                .param("slow", SLOW_FROM)
                .param("stop", STOP_FROM)
                .query(DataClassRowMapper.newInstance(Answer.class))
                .optional();
        return answer.orElseGet(() -> {
            open(credential);
            return tryTake(credential);
        });
    }

    private void open(Credential credential) {
        bound("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens)
                VALUES (:credential, :upstream, :capacity, :perSecond, :capacity)
                ON CONFLICT (credential) DO NOTHING
                """, credential).update();
    }

    private JdbcClient.StatementSpec bound(String sql, Credential credential) {
        return jdbc.sql(sql)
                .param("credential", credential.name())
                .param("upstream", credential.upstream())
                .param("capacity", credential.capacity())
                .param("perSecond", credential.perSecond());
    }

    private static PlatformException refusal(Credential credential, Answer answer) {
        if (answer.reason() == null) {
            Duration wait = seconds(answer.refill());
            return new PlatformException.BudgetUsedUp(
                    "The budget of %s is used up (%d calls in %d s); the next call may be made in %d s"
                            .formatted(
                                    credential.name(),
                                    credential.calls(),
                                    credential.window().toSeconds(),
                                    rounded(wait)),
                    wait);
        }
        if (answer.pause() == null) {
            return new PlatformException.Denied(
                    "%s is paused until it is resumed: %s".formatted(credential.gate(), answer.reason()));
        }
        Duration wait = seconds(answer.pause());
        return new PlatformException.RateLimited(
                "%s is paused for another %d s: %s".formatted(credential.gate(), rounded(wait), answer.reason()), wait);
    }

    /**
     * Notes the platform's own figure of what is used, as a share of its limit, which it may exceed. From 70 % on the
     * refill slows down; from 90 % on the upstream is paused for as long as an evenly used window takes to fall to
     * 70 %.
     */
    public void report(Credential credential, double usage) {
        jdbc.sql("UPDATE budget SET usage = :usage, usage_at = clock_timestamp() WHERE credential = :credential")
                .param("usage", usage)
                .param("credential", credential.name())
                .update();
        if (usage >= STOP_FROM) {
            pause(
                    credential.gate(),
                    seconds(credential.windowSeconds() * (1 - SLOW_FROM / usage)),
                    "the platform says that %d %% of the limit of %s is used"
                            .formatted(Math.round(usage * 100), credential.name()));
        }
    }

    /** Pauses the upstream for the whole fleet; a pause that lasts longer stays. */
    public void pause(String upstream, Duration wait, String reason) {
        pauseOrClose(upstream, wait.toString(), reason);
    }

    /** Pauses the upstream for the whole fleet until an operator resumes it. */
    public void close(String upstream, String reason) {
        pauseOrClose(upstream, null, reason);
    }

    private void pauseOrClose(String upstream, @Nullable String wait, String reason) {
        jdbc.sql("""
                INSERT INTO pause AS p (scope, name, source, until, reason)
                VALUES ('UPSTREAM', :upstream, 'PLATFORM',
                        coalesce(clock_timestamp() + :wait::interval, 'infinity'), :reason)
                ON CONFLICT (scope, name, source) DO UPDATE
                   SET until = EXCLUDED.until, reason = EXCLUDED.reason,
                       since = CASE WHEN p.until > clock_timestamp() THEN p.since ELSE clock_timestamp() END
                 WHERE p.until < EXCLUDED.until
                """)
                .param("upstream", upstream)
                .param("wait", wait)
                .param("reason", reason)
                .update();
    }

    // Up to the next millisecond, and never nothing: whoever waits so long finds what was promised.
    private static Duration seconds(double seconds) {
        return Duration.ofMillis((long) Math.max(1, Math.ceil(seconds * 1000)));
    }

    private static long rounded(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
