package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.access.OperatorAction.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators did. The tables take additions alone. */
@Component
final class ActionStore {

    private final JdbcClient jdbc;

    ActionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what is about to be done; returns its number. */
    long insert(
            String actor, @Nullable Long key, String address, String action, String target, @Nullable String request) {
        return jdbc.sql("""
                INSERT INTO operator_action (actor, key_id, address, action, target, request)
                VALUES (:actor, :key, :address, :action, :target, :request)
                RETURNING id
                """)
                .param("actor", actor)
                .param("key", key)
                .param("address", address)
                .param("action", action)
                .param("target", target)
                .param("request", request)
                .query(Long.class)
                .single();
    }

    /** Keeps what became of it. */
    void insertOutcome(long action, Outcome outcome, @Nullable Integer status) {
        jdbc.sql("INSERT INTO operator_action_outcome (action_id, outcome, status) VALUES (:action, :outcome, :status)")
                .param("action", action)
                .param("outcome", outcome.name())
                .param("status", status)
                .update();
    }

    /** The last ones first, from after the given place. */
    List<OperatorAction> list(@Nullable Cursor after, Limit limit) {
        return jdbc.sql("""
                SELECT a.id, a.at, a.actor, a.key_id AS key, a.address, a.action, a.target, a.request,
                       lower(o.outcome) AS outcome, o.status, o.at AS ended_at
                  FROM operator_action a LEFT JOIN operator_action_outcome o ON o.action_id = a.id
                 WHERE a.id < :before ORDER BY a.id DESC LIMIT :limit
                """)
                .param("before", after == null ? Long.MAX_VALUE : after.idAsLong())
                .param("limit", limit.read())
                .query(DataClassRowMapper.newInstance(OperatorAction.class))
                .list();
    }
}
