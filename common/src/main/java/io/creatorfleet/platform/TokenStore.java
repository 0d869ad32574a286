package io.creatorfleet.platform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The access tokens that platforms have given us, one a credential for the whole fleet. They are secrets: a token is kept
 * until its platform ends it or refuses it, and replaced by whoever gets the right to renew it. That right is a lease in
 * the row and not the row's lock, which would stay held, with its transaction, across a call to the platform.
 */
public final class TokenStore {

    /**
     * What there is.
     *
     * @param token null: none that is still good
     * @param due whether it is to be renewed
     */
    public record Held(@Nullable String token, boolean due) {

        /** Without the secret. */
        @Override
        public String toString() {
            return "Held[%s, %s]".formatted(token == null ? "none" : "a token", due ? "due" : "not due");
        }
    }

    private final JdbcClient jdbc;

    public TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Held find(Credential credential) {
        return jdbc.sql("""
                SELECT CASE WHEN expires_at > clock_timestamp() THEN token END AS token,
                       token IS NULL OR renew_at <= clock_timestamp() AS due
                  FROM access_token WHERE credential = :credential
                """)
                .param("credential", credential.name())
                .query((row, number) -> new Held(row.getString("token"), row.getBoolean("due")))
                .optional()
                .orElse(new Held(null, true));
    }

    /** Takes the right to renew the token, for so long at most. False: it is not due any more, or another one does it. */
    public boolean claim(Credential credential, Duration lease) {
        return jdbc.sql("""
                INSERT INTO access_token AS t (credential, renewing_until)
                VALUES (:credential, clock_timestamp() + :lease::interval)
                ON CONFLICT (credential) DO UPDATE
                   SET renewing_until = excluded.renewing_until,
                       token = CASE WHEN t.expires_at > clock_timestamp() THEN t.token END,
                       expires_at = CASE WHEN t.expires_at > clock_timestamp() THEN t.expires_at END
                 WHERE (t.renewing_until IS NULL OR t.renewing_until <= clock_timestamp())
                   AND (t.token IS NULL OR t.renew_at <= clock_timestamp())
                """)
                        .param("credential", credential.name())
                        .param("lease", lease.toString())
                        .update()
                == 1;
    }

    /**
     * Keeps a new token, and ends the renewal.
     *
     * @param renewAfter when to ask for the next one, while this is still good
     * @param life how long it is good
     */
    public void keep(Credential credential, String token, Duration renewAfter, Duration life) {
        jdbc.sql("""
                UPDATE access_token
                   SET token = :token, renew_at = clock_timestamp() + :renewAfter::interval,
                       expires_at = clock_timestamp() + :life::interval, renewing_until = NULL
                 WHERE credential = :credential
                """)
                .param("credential", credential.name())
                .param("token", token)
                .param("renewAfter", renewAfter.toString())
                .param("life", life.toString())
                .update();
    }

    /** Drops a token that the platform does not accept any more, unless it has been replaced already. */
    public void drop(Credential credential, String token) {
        jdbc.sql("""
                UPDATE access_token SET token = NULL, expires_at = NULL
                 WHERE credential = :credential AND token = :token
                """)
                .param("credential", credential.name())
                .param("token", token)
                .update();
    }
}
