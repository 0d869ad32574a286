package io.creatorfleet.catalog;

import io.creatorfleet.platform.PlatformId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads creators by our id. */
public final class CreatorStore {

    private final JdbcClient jdbc;

    public CreatorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The creator, unless it is not held any more. */
    public Optional<Creator> find(long id) {
        return jdbc.sql("SELECT id, platform, external_id, username, items FROM creator WHERE id = :id")
                .param("id", id)
                .query((row, number) -> creator(row))
                .optional();
    }

    private static Creator creator(ResultSet row) throws SQLException {
        return new Creator(
                row.getLong("id"),
                PlatformId.ofKey(row.getString("platform")),
                row.getString("external_id"),
                row.getString("username"),
                row.getObject("items", Long.class));
    }
}
