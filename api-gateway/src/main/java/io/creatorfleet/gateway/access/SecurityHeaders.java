package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.GatewayProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What every answer tells a browser: to run nothing but our own files, to show them in no foreign page, to keep no data. */
@Component
final class SecurityHeaders {

    private final String policy;

    SecurityHeaders(GatewayProperties properties) {
        URI media = properties.publicMediaUrl();
        String files = media.getScheme() + "://" + media.getAuthority();
        this.policy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                // The page at /docs sets styles on its elements.
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: " + files,
                "media-src " + files,
                "font-src 'self'",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }

    void write(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The same for what holds no data: it may be kept, and is asked for again. */
    void allowToKeep(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }
}
