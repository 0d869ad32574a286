package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Stands before every handler, whichever address leads to it: lets in whom it is open to, and puts on record what operators do. */
@Component
final class AccessInterceptor implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(AccessInterceptor.class);

    private final Origins origins;
    private final SecurityHeaders headers;
    private final ActionRecord actions;

    AccessInterceptor(Origins origins, SecurityHeaders headers, ActionRecord actions) {
        this.origins = origins;
        this.headers = headers;
        this.actions = actions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Caller caller = Caller.of(request);
        switch (audience(handler)) {
            case ANYONE -> headers.allowToKeep(response);
            case NETWORK -> {
                if (!origins.isOnOpenNetwork(request)) {
                    require(caller, Role.OPERATOR, request);
                }
            }
            case CLIENTS -> require(caller, Role.CLIENT, request);
            case OPERATORS -> {
                require(caller, Role.OPERATOR, request);
                if (!AccessFilter.READING.contains(request.getMethod())) {
                    actions.begin(caller, request);
                }
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        actions.end(request, failure == null ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    private static Audience audience(Object handler) {
        return Audiences.of(handler).orElseThrow(() -> {
            log.error("Nobody may call {} until it says who may: it was refused", handler);
            return Refusal.forbidden("Nobody may call this", "");
        });
    }

    private static void require(Caller caller, Role role, HttpServletRequest request) {
        if (caller.has(role)) {
            return;
        }
        if (caller.role() == null) {
            throw Refusal.keyNeeded();
        }
        throw Refusal.forbidden(
                "%s %s needs a key with the role %s; that of %s has the role %s"
                        .formatted(
                                request.getMethod(),
                                request.getRequestURI(),
                                role.word(),
                                caller.name(),
                                caller.role().word()),
                role.word());
    }
}
