package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.access.OperatorAction.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerMapping;

/** Puts the requests of operators on record: each before it is acted upon, or it is not, and its outcome once it is answered. */
@Component
final class ActionRecord {

    private static final Logger log = LoggerFactory.getLogger(ActionRecord.class);
    private static final String ATTRIBUTE = ActionRecord.class.getName();
    private static final int LONGEST = 2_000;

    private final ActionStore store;

    ActionRecord(ActionStore store) {
        this.store = store;
    }

    void begin(Caller caller, HttpServletRequest request) throws IOException {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String query = request.getQueryString();
        long action = store.insert(
                caller.name(),
                caller.key(),
                request.getRemoteAddr(),
                request.getMethod() + " " + pattern,
                storable(request.getRequestURI() + (query == null ? "" : "?" + query)),
                body(request));
        request.setAttribute(ATTRIBUTE, action);
    }

    void end(HttpServletRequest request, int status) {
        if (!(request.getAttribute(ATTRIBUTE) instanceof Long action)) {
            return;
        }
        // An answer that goes on to an error page ends twice.
        request.removeAttribute(ATTRIBUTE);
        try {
            store.insertOutcome(action, Outcome.of(status), status);
        } catch (DataAccessException | TransactionException away) {
            log.error("The action {} was answered {}, which could not be put on record: {}", action, status, away);
        }
    }

    // The filter that limits bodies has read it, and gives it anew to everyone who asks.
    private static @Nullable String body(HttpServletRequest request) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return body.isEmpty() ? null : storable(body);
    }

    private static String storable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return cut.replace('\0', '\uFFFD');
    }
}
