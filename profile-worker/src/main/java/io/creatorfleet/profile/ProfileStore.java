package io.creatorfleet.profile;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.StorableText;
import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.PlatformId;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what a profile says. */
final class ProfileStore {

    /**
     * What the job asks for: an account, and the niche its client named.
     *
     * @param refresh whether it is to read an account again that is held, and no other
     */
    record Wanted(
            PlatformId platform, String username, @Nullable String niche, boolean refresh) {}

    private final JdbcClient jdbc;

    ProfileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Wanted wantedBy(UUID job) {
        return jdbc.sql("SELECT platform, subject, niche, purpose FROM job WHERE id = :job")
                .param("job", job)
                .query((row, number) -> new Wanted(
                        PlatformId.ofKey(row.getString("platform")),
                        row.getString("subject").toLowerCase(Locale.ROOT),
                        row.getString("niche"),
                        row.getString("purpose").equals("REFRESH")))
                .single();
    }

    /**
     * Inserts or refreshes the creator of that platform id. The niche is curated: it is taken from the job for a creator
     * that is new, and for one that was held under another name, whom the gateway could not find to set it.
     */
    Creator save(Account account, Wanted wanted) {
        long id = jdbc.sql("""
                INSERT INTO creator AS c (platform, external_id, username, display_name, biography, website,
                                          followers, follows, items, details, niche)
                VALUES (:platform, :id, :username, :name, :biography, :website, :followers, :follows, :items,
                        :details::jsonb, :niche)
                ON CONFLICT (platform, external_id) DO UPDATE
                   SET username = excluded.username,
                       display_name = coalesce(excluded.display_name, c.display_name),
                       biography = coalesce(excluded.biography, c.biography),
                       website = coalesce(excluded.website, c.website),
                       followers = coalesce(excluded.followers, c.followers),
                       follows = coalesce(excluded.follows, c.follows),
                       items = coalesce(excluded.items, c.items),
                       details = coalesce(c.details || excluded.details, excluded.details, c.details),
                       niche = CASE WHEN lower(c.username) = lower(excluded.username) THEN c.niche
                                    ELSE coalesce(excluded.niche, c.niche) END,
                       state = 'ACTIVE', misses = 0, missed_since = NULL, profiled_at = clock_timestamp()
                RETURNING id
                """)
                .param("platform", wanted.platform().key())
                .param("id", account.id())
                .param("username", account.username())
                .param("name", StorableText.of(account.displayName()))
                .param("biography", StorableText.of(account.biography()))
                .param("website", StorableText.of(account.website()))
                .param("followers", account.followers())
                .param("follows", account.follows())
                .param("items", account.items())
                .param("details", account.details())
                .param("niche", wanted.niche())
                .query(Long.class)
                .single();
        return new Creator(id, wanted.platform(), account.id(), account.username(), account.items());
    }

    void appendSnapshot(Creator creator, Account account) {
        jdbc.sql("""
                INSERT INTO follower_snapshot (creator_id, followers, follows, items)
                VALUES (:creator, :followers, :follows, :items)
                """)
                .param("creator", creator.id())
                .param("followers", account.followers())
                .param("follows", account.follows())
                .param("items", account.items())
                .update();
    }

    /**
     * Tells the job whom it is about. This locks the job's row, which the ledger locks last: nothing but the ledger's own
     * statements on that row may come after it.
     */
    void assign(UUID job, Creator creator) {
        jdbc.sql("UPDATE job SET creator_id = :creator WHERE id = :job")
                .param("job", job)
                .param("creator", creator.id())
                .update();
    }
}
