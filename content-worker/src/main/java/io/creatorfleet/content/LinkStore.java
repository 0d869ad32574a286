package io.creatorfleet.content;

import io.creatorfleet.catalog.LinksPayload;
import io.creatorfleet.catalog.StorableText;
import io.creatorfleet.platform.Asset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The links of media that wait for their copy. A renewal gives all of a page their new links, and counts for those that
 * asked. Ids are returned as the subjects of the copies to be woken.
 */
final class LinkStore {

    private static final String WAITING = """
            m.creator_id = :creator AND m.state = 'PENDING'
                   AND CASE WHEN :feed::text IS NULL THEN m.content_id IS NULL
                            ELSE EXISTS (SELECT FROM content c
                                          WHERE c.id = m.content_id AND c.feed = :feed
                                            AND c.page_cursor IS NOT DISTINCT FROM :cursor) END""";

    private final JdbcClient jdbc;

    LinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives pending media their fresh links; a file that has none any more is not copied. */
    List<String> renew(long creator, List<Asset> assets) {
        return jdbc.sql("""
                UPDATE media m
                   SET link = f.link, expires_at = f.expires_at, resolved_at = clock_timestamp(),
                       resolutions = m.resolutions + m.link_asked::integer, link_asked = false,
                       state = CASE WHEN f.link IS NULL THEN 'NO_LINK' ELSE m.state END,
                       reason = CASE WHEN f.link IS NULL THEN 'The platform gives no link any more' END
                  FROM unnest(:ids::text[], :roles::text[], :links::text[], :expiries::text[]::timestamptz[])
                       AS f (external_id, role, link, expires_at)
                 WHERE m.creator_id = :creator AND m.external_id = f.external_id AND m.role = f.role
                   AND m.state = 'PENDING'
                RETURNING m.id
                """)
                .param("creator", creator)
                .param("ids", strings(assets, Asset::id))
                .param("roles", strings(assets, asset -> asset.role().name()))
                .param("links", strings(assets, LinkStore::url))
                .param("expiries", strings(assets, LinkStore::expiry))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Whether a file of the page, or the picture, has asked for a link since the last renewal ended. */
    boolean areAsked(LinksPayload asked) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM media m WHERE m.link_asked AND %s)".formatted(WAITING))
                .param("creator", asked.creator())
                .param("feed", asked.feed())
                .param("cursor", asked.cursor())
                .query(Boolean.class)
                .single();
    }

    /** The pending media of the page, or of the profile. */
    List<String> waiting(LinksPayload asked) {
        return jdbc.sql("SELECT m.id FROM media m WHERE " + WAITING)
                .param("creator", asked.creator())
                .param("feed", asked.feed())
                .param("cursor", asked.cursor())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Ends the wait of pending media of the page, or of the profile, that were not found there any more. */
    List<String> miss(LinksPayload asked, List<String> renewed) {
        return jdbc.sql("""
                UPDATE media m SET resolutions = m.resolutions + m.link_asked::integer, link_asked = false
                 WHERE %s AND NOT m.id = ANY (:renewed::text[]::bigint[])
                RETURNING m.id
                """.formatted(WAITING))
                .param("creator", asked.creator())
                .param("feed", asked.feed())
                .param("cursor", asked.cursor())
                .param("renewed", renewed.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static @Nullable String url(Asset asset) {
        return asset.link() == null ? null : StorableText.of(asset.link().url());
    }

    private static @Nullable String expiry(Asset asset) {
        return asset.link() == null || asset.link().expiresAt() == null
                ? null
                : asset.link().expiresAt().toString();
    }

    private static @Nullable String[] strings(List<Asset> assets, Function<Asset, @Nullable String> field) {
        return assets.stream().map(field).toArray(String[]::new);
    }
}
