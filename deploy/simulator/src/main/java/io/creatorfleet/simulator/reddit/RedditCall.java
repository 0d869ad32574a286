package io.creatorfleet.simulator.reddit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A call to the API. */
record RedditCall(HttpServletRequest request) {

    @Nullable
    String parameter(String name) {
        return request.getParameter(name);
    }

    String parameter(String name, String otherwise) {
        String value = request.getParameter(name);
        return value == null ? otherwise : value;
    }

    String userAgent() {
        String agent = request.getHeader(HttpHeaders.USER_AGENT);
        return agent == null ? "" : agent;
    }

    String authorization() {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization == null ? "" : authorization;
    }

    /** The address that the call came in at. */
    URI address() {
        return ServletUriComponentsBuilder.fromContextPath(request).build().toUri();
    }
}
