package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out who a request comes from before anything of it is read, and refuses keys that are not valid or used too
 * often. Who has no key gets no further than to what may be read; what that is, {@link AccessInterceptor} decides.
 */
@Component
@Order(AccessFilter.ORDER)
final class AccessFilter extends OncePerRequestFilter {

    /** After the request is measured, and before its body is read. */
    static final int ORDER = -1_000_000;

    static final Set<String> READING = Set.of("GET", "HEAD");

    private final KeyRing keys;
    private final RateLimits limits;
    private final OpenRequests open;
    private final Origins origins;
    private final SecurityHeaders headers;
    private final AccessProperties properties;
    private final HandlerExceptionResolver problems;

    AccessFilter(
            KeyRing keys,
            RateLimits limits,
            OpenRequests open,
            Origins origins,
            SecurityHeaders headers,
            AccessProperties properties,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.keys = keys;
        this.limits = limits;
        this.open = open;
        this.origins = origins;
        this.headers = headers;
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        headers.write(request, response);
        Caller caller;
        try {
            caller = caller(request);
            open.begin(caller);
        } catch (RuntimeException refusal) {
            if (problems.resolveException(request, response, null, refusal) == null) {
                throw refusal;
            }
            return;
        }
        try {
            caller.mark(request);
            chain.doFilter(request, response);
        } finally {
            open.end(caller);
        }
    }

    private Caller caller(HttpServletRequest request) {
        Optional<SecretKey> presented = SecretKey.of(request);
        if (presented.isPresent()) {
            ApiKey key = keys.find(presented.get()).orElseThrow(Refusal::unknownKey);
            limits.count(key);
            return Caller.with(key);
        }
        if (properties.local() && origins.isOwnMachine(request)) {
            return Caller.LOCAL;
        }
        if (!READING.contains(request.getMethod())) {
            throw Refusal.keyNeeded();
        }
        return Caller.STRANGER;
    }
}
