package io.creatorfleet.task;

import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must never be, looked for: an open job without an open task, a terminal one with any, counters that differ from
 * the tasks, pending media that nothing will copy. The view {@code violation} names the rows.
 */
public final class InvariantStore {

    /** A broken rule, and by how many rows. */
    public record Violation(String name, long rows) {}

    private final JdbcClient jdbc;

    InvariantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The broken rules, of one instant; empty when all is well. */
    public List<Violation> violations() {
        return jdbc.sql("SELECT name, count(*) AS rows FROM violation GROUP BY name ORDER BY name")
                .query(DataClassRowMapper.newInstance(Violation.class))
                .list();
    }
}
