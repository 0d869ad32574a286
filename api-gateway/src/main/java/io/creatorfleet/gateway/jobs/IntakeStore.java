package io.creatorfleet.gateway.jobs;

import io.creatorfleet.platform.PlatformId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of jobs as additions make them: many at a time, in the order of their subjects. */
@Component
final class IntakeStore {

    // More than a thousand a second.
    private static final int MOST_IN_A_MINUTE = 70_000;

    private final JdbcClient jdbc;

    IntakeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether at least so many jobs are open. They are read, and no more of them, unless the last count saw so few that so
     * many cannot have come since.
     */
    boolean hasOpenJobs(int jobs) {
        return jdbc.sql("""
                SELECT CASE WHEN (SELECT max(counted_at) FROM task_count) > clock_timestamp() - INTERVAL '1 minute'
                             AND (SELECT sum(jobs) FROM job_count) < :jobs - :soon THEN false
                       ELSE EXISTS (SELECT FROM job WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') OFFSET :jobs - 1) END
                """)
                .param("jobs", jobs)
                .param("soon", MOST_IN_A_MINUTE)
                .query(Boolean.class)
                .single();
    }

    /** Opens a job for each addition whose creator has none open; returns those it opened. */
    List<OpenJob> insert(PlatformId platform, Collection<Addition> additions, int reels, int posts) {
        return jdbc.sql("""
                INSERT INTO job (id, purpose, platform, subject, niche, lane, reels_asked, posts_asked)
                SELECT id, 'ADD', :platform, subject, niche, 'INTERACTIVE', :reels, :posts
                  FROM unnest(:ids::uuid[], :subjects::text[], :niches::text[]) AS given (id, subject, niche)
                 ORDER BY subject
                ON CONFLICT (platform, subject, (purpose = 'AUDIT'))
                      WHERE state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') DO NOTHING
                RETURNING id, subject, niche, lane, created_at
                """)
                .param("platform", platform.key())
                .param("reels", reels)
                .param("posts", posts)
                .param("ids", additions.stream().map(each -> UUID.randomUUID()).toArray(UUID[]::new))
                .param("subjects", texts(additions, Addition::name))
                .param("niches", niches(additions))
                .query(DataClassRowMapper.newInstance(OpenJob.class))
                .list();
    }

    List<OpenJob> findOpen(PlatformId platform, Collection<Addition> additions) {
        return jdbc.sql("""
                SELECT id, subject, niche, lane, created_at
                  FROM job
                 WHERE platform = :platform AND subject = ANY (:subjects) AND purpose NOT IN ('AUDIT', 'PURGE')
                   AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                """)
                .param("platform", platform.key())
                .param("subjects", texts(additions, Addition::name))
                .query(DataClassRowMapper.newInstance(OpenJob.class))
                .list();
    }

    /** The names of those that are being deleted. */
    Set<String> purged(PlatformId platform, Collection<Addition> additions) {
        return new HashSet<>(jdbc.sql("""
                SELECT subject FROM job
                 WHERE platform = :platform AND subject = ANY (:subjects) AND purpose = 'PURGE'
                   AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                """)
                .param("platform", platform.key())
                .param("subjects", texts(additions, Addition::name))
                .query(String.class)
                .list());
    }

    /** Gives the creators that are held already the niches of the additions; the newest holder of a name is meant. */
    void curate(PlatformId platform, Collection<Addition> additions) {
        jdbc.sql("""
                UPDATE creator SET niche = given.niche
                  FROM unnest(:subjects::text[], :niches::text[]) AS given (subject, niche)
                 WHERE id = (SELECT id FROM creator
                              WHERE platform = :platform AND lower(username) = given.subject
                              ORDER BY profiled_at DESC, id DESC LIMIT 1)
                   AND creator.niche IS DISTINCT FROM given.niche
                """)
                .param("platform", platform.key())
                .param("subjects", texts(additions, Addition::name))
                .param("niches", niches(additions))
                .update();
    }

    /** Replaces the niche of open jobs, so that the profile that is still to come gets it. */
    void replaceNiche(PlatformId platform, Collection<Addition> additions) {
        jdbc.sql("""
                UPDATE job SET niche = given.niche
                  FROM unnest(:subjects::text[], :niches::text[]) AS given (subject, niche)
                 WHERE job.platform = :platform AND job.subject = given.subject AND job.purpose NOT IN ('AUDIT', 'PURGE')
                   AND job.state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                   AND job.niche IS DISTINCT FROM given.niche
                """)
                .param("platform", platform.key())
                .param("subjects", texts(additions, Addition::name))
                .param("niches", niches(additions))
                .update();
    }

    private static String[] niches(Collection<Addition> additions) {
        return texts(additions, Addition::niche);
    }

    private static String[] texts(Collection<Addition> additions, Function<Addition, @Nullable String> text) {
        return additions.stream().map(text).toArray(String[]::new);
    }
}
