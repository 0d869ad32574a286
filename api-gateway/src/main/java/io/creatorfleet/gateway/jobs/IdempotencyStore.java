package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The answers given under idempotency keys, for 24 hours. */
@Component
final class IdempotencyStore {

    private record Given(String request, String answer) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    IdempotencyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The answer given under the key; refuses a key under which something else was asked. */
    Optional<Accepted> find(IdempotencyKey key) {
        return jdbc.sql("""
                SELECT body_sha256 AS request, answer
                  FROM idempotency_key
                 WHERE api_key = :client AND key = :key AND created_at > clock_timestamp() - INTERVAL '24 hours'
                """)
                .param("client", key.client())
                .param("key", key.key())
                .query(DataClassRowMapper.newInstance(Given.class))
                .optional()
                .map(given -> answer(key, given));
    }

    private Accepted answer(IdempotencyKey key, Given given) {
        if (!given.request.equals(key.request())) {
            throw Refusal.unprocessable(
                    "%s %s was used for another request within 24 hours".formatted(IdempotencyKey.HEADER, key.key()));
        }
        return json.readValue(given.answer, Accepted.class);
    }

    /**
     * Keeps an answer, in the transaction of what it tells of.
     *
     * @throws DuplicateKeyException when another request has used the key meanwhile: this one must not happen
     */
    void insert(IdempotencyKey key, Accepted answer) {
        int inserted = jdbc.sql("""
                INSERT INTO idempotency_key (api_key, key, body_sha256, job_id, answer)
                VALUES (:client, :key, :request, :job, :answer)
                ON CONFLICT (api_key, key) DO UPDATE
                   SET body_sha256 = excluded.body_sha256, job_id = excluded.job_id, answer = excluded.answer,
                       created_at = clock_timestamp()
                 WHERE idempotency_key.created_at <= clock_timestamp() - INTERVAL '24 hours'
                """)
                .param("client", key.client())
                .param("key", key.key())
                .param("request", key.request())
                .param("job", answer.job().id())
                .param("answer", json.writeValueAsString(answer))
                .update();
        if (inserted == 0) {
            throw new DuplicateKeyException("Idempotency key %s was used meanwhile".formatted(key.key()));
        }
    }

    /** Forgets some of the keys that have expired. */
    void prune() {
        jdbc.sql("""
                DELETE FROM idempotency_key
                 WHERE (api_key, key) IN (SELECT api_key, key FROM idempotency_key
                                           WHERE created_at < clock_timestamp() - INTERVAL '24 hours'
                                           ORDER BY created_at LIMIT 100 FOR UPDATE SKIP LOCKED)
                """).update();
    }
}
