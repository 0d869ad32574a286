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

    /** Goes from one niche to the next by their index, and counts the creators of a page's niches alone. */
    List<NicheCount> niches(String platform, @Nullable String after, int limit) {
        return jdbc.sql("""
                WITH RECURSIVE named AS (
                    SELECT 0 AS number, :after::text AS niche
                    UNION ALL
                    SELECT number + 1, (SELECT niche FROM creator
                                         WHERE platform = :platform AND niche > named.niche ORDER BY niche LIMIT 1)
                      FROM named WHERE niche IS NOT NULL AND number < :limit
                )
                SELECT niche, (SELECT count(*) FROM creator WHERE platform = :platform AND niche = named.niche) AS creators
                  FROM named WHERE number > 0 AND niche IS NOT NULL ORDER BY number
                """)
                .param("platform", platform)
                .param("after", after == null ? "" : after)
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
