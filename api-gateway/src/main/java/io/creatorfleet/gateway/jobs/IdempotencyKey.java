package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.gateway.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls one request, so that repeating it is safe.
 *
 * @param client whose key it is: the id of the caller
 * @param request the digest of what was asked under the key
 */
record IdempotencyKey(String client, String key, String request) {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 200;

    static @Nullable IdempotencyKey of(HttpServletRequest request, AdditionRequest addition) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return null;
        }
        if (key.isBlank() || key.length() > LONGEST) {
            throw Refusal.badRequest("%s must hold 1 to %d characters".formatted(HEADER, LONGEST));
        }
        String asked = "%s\n%s\n%s".formatted(request.getRequestURI(), addition.username(), addition.niche());
        return new IdempotencyKey(Caller.of(request).id(), key, digest(asked));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
