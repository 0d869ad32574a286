package io.creatorfleet.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counters in the rows of jobs. These are always the last locks of a transaction, and are written once in it. */
final class JobAccountStore {

    private static final RowMapper<JobAccount> ACCOUNT = DataClassRowMapper.newInstance(JobAccount.class);

    private final JdbcClient jdbc;

    JobAccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    JobAccount lock(UUID job) {
        return Objects.requireNonNull(lock(Set.of(job)).get(job), () -> "There is no job " + job);
    }

    /** Locks the rows in the order of their ids. */
    Map<UUID, JobAccount> lock(Set<UUID> jobs) {
        // The planner does not look at how many they are, as in TaskStore.IDS.
        return jdbc
                .sql("""
                SELECT id, state, lane, accepted_tasks AS accepted, open_tasks AS open, gathering_tasks AS gathering,
                       dead_tasks AS dead, fanned_in, shortfall, reason
                  FROM job WHERE id = ANY (ARRAY(SELECT unnest((SELECT :jobs::uuid[])))) ORDER BY id FOR NO KEY UPDATE
                """)
                .param("jobs", jobs.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), ACCOUNT.mapRow(row, number)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void write(UUID job, JobAccount account) {
        write(Map.of(job, account));
    }

    /** Writes the rows, which are locked. */
    void write(Map<UUID, JobAccount> accounts) {
        List<JobAccount> all = List.copyOf(accounts.values());
        jdbc.sql("""
                UPDATE job
                   SET state = a.state, lane = a.lane, accepted_tasks = a.accepted, open_tasks = a.open,
                       gathering_tasks = a.gathering, dead_tasks = a.dead, fanned_in = a.fanned_in, shortfall = a.shortfall,
                       reason = a.reason, updated_at = clock_timestamp(),
                       finished_at = CASE WHEN a.open = 0 THEN clock_timestamp() END
                  FROM unnest((SELECT :jobs::uuid[]), :states::text[], :lanes::text[], :accepted::integer[], :open::integer[],
                              :gathering::integer[], :dead::integer[], :fannedIn::boolean[], :shortfalls::text[], :reasons::text[])
                       AS a (id, state, lane, accepted, open, gathering, dead, fanned_in, shortfall, reason)
                 WHERE job.id = a.id
                """)
                .param("jobs", accounts.keySet().toArray(UUID[]::new))
                .param("states", strings(all, account -> account.state().name()))
                .param("lanes", strings(all, account -> account.lane().name()))
                .param("accepted", integers(all, JobAccount::accepted))
                .param("open", integers(all, JobAccount::open))
                .param("gathering", integers(all, JobAccount::gathering))
                .param("dead", integers(all, JobAccount::dead))
                .param("fannedIn", all.stream().map(JobAccount::fannedIn).toArray(Boolean[]::new))
                .param("shortfalls", strings(all, JobAccountStore::shortfall))
                .param(
                        "reasons",
                        accounts.entrySet().stream()
                                .map(one -> reason(one.getKey(), one.getValue()))
                                .toArray(String[]::new))
                .update();
    }

    private static @Nullable String shortfall(JobAccount account) {
        return account.shortfall() == null ? null : account.shortfall().name();
    }

    private static @Nullable String[] strings(List<JobAccount> accounts, Function<JobAccount, @Nullable String> field) {
        return accounts.stream().map(field).toArray(String[]::new);
    }

    private static Integer[] integers(List<JobAccount> accounts, Function<JobAccount, Integer> field) {
        return accounts.stream().map(field).toArray(Integer[]::new);
    }

    private @Nullable String reason(UUID job, JobAccount account) {
        return account.ended() ? endReason(job, account) : account.reason();
    }

    /** The reason kept so far, else which tasks are dead; null for a success. */
    private @Nullable String endReason(UUID job, JobAccount account) {
        if (account.reason() != null || account.dead() == 0) {
            return account.reason();
        }
        // Among the job's tasks, and not among all that are dead: as in TaskStore.STANDS.
        String named = jdbc.sql("""
                SELECT string_agg(lower(kind) || ' ' || id, ', ' ORDER BY id)
                  FROM (SELECT kind, id FROM task WHERE job_id = :job AND state || '' = 'DEAD' ORDER BY id LIMIT 5) dead
                """).param("job", job).query(String.class).single();
        int more = account.dead() - Math.min(account.dead(), 5);
        return "%d dead: %s%s".formatted(account.dead(), named, more > 0 ? " and %d more".formatted(more) : "");
    }
}
