package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.GatewayProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What every answer tells a browser: to run nothing but our own files, to show them in no foreign page, to keep no data. */
@Component
final class SecurityHeaders {

    private final String files;

    SecurityHeaders(GatewayProperties properties) {
        URI media = properties.publicMediaUrl();
        this.files = media.getScheme() + "://" + media.getAuthority();
    }

    /** The page that describes the API sets styles on its elements; nothing else may. */
    private String policy(String path) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'" + (path.startsWith("/swagger-ui/") ? " 'unsafe-inline'" : ""),
                "img-src 'self' data: " + files,
                "media-src 'self' " + files,
                "font-src 'self'",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'");
    }

    void write(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy(request.getRequestURI()));
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
