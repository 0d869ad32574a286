package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.creators.CreatorView.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The creators that are held, listed and counted. */
@Component
final class CreatorListStore {

    /** A place in a list and the entry at it. */
    record Placed(String key, long id, Entry entry) {}

    /** How many creators of a niche are held. */
    record NicheCount(String niche, long creators) {}

    private final JdbcClient jdbc;
    private final GatewayProperties properties;

    CreatorListStore(JdbcClient jdbc, GatewayProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    List<Placed> list(CreatorFilter filter) {
        Conditions conditions = filter.conditions();
        ListOrder order = filter.sort().order();
        return jdbc.sql("""
                SELECT c.*, %s AS place, %s AS picture
                  FROM creator c
                 WHERE %s
                 ORDER BY %s LIMIT :limit
                """.formatted(order.text(order.key()), CreatorViewStore.PICTURE, conditions.sql(), order.by()))
                .params(conditions.values())
                .param("limit", filter.limit().read())
                .query((row, number) -> new Placed(row.getString("place"), row.getLong("id"), entry(row)))
                .list();
    }

    List<NicheCount> niches(String platform, @Nullable String after, int limit) {
        Conditions conditions = new Conditions()
                .and("platform = :platform", "platform", platform)
                .and("niche IS NOT NULL")
                .and("niche > :after", "after", after);
        return jdbc.sql("""
                SELECT niche, count(*) AS creators FROM creator
                 WHERE %s
                 GROUP BY niche ORDER BY niche LIMIT :limit
                """.formatted(conditions.sql()))
                .params(conditions.values())
                .param("limit", limit)
                .query((row, number) -> new NicheCount(row.getString("niche"), row.getLong("creators")))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("username"),
                row.getString("platform"),
                row.getString("kind").toLowerCase(Locale.ROOT),
                row.getString("display_name"),
                row.getString("niche"),
                row.getObject("followers", Long.class),
                row.getBigDecimal("engagement_rate"),
                row.getString("state").toLowerCase(Locale.ROOT),
                properties.mediaUrlOrNull(row.getString("picture")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("profiled_at").toInstant(),
                CreatorViewStore.instant(row.getTimestamp("refreshed_at")));
    }
}
