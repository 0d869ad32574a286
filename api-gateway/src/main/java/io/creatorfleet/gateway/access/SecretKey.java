package io.creatorfleet.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** A key as its holder has it: what must be in no log and no table. */
record SecretKey(String text) {

    static final String HEADER = "X-API-Key";

    private static final String PREFIX = "cf_"; // so that people, and scanners for secrets, know it when they see it
    private static final String BEARER = "bearer ";
    private static final int BYTES = 24;
    private static final int SHOWN = PREFIX.length() + 6;

    /** A new one: 192 bits by chance, which nobody guesses, so that a fast digest of it is enough. */
    static SecretKey draw() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKey(PREFIX + HexFormat.of().formatHex(bytes));
    }

    /** The one that a request gives, in either of the two headers. */
    static Optional<SecretKey> of(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(
                    new SecretKey(authorization.substring(BEARER.length()).strip()));
        }
        return Optional.ofNullable(request.getHeader(HEADER)).map(given -> new SecretKey(given.strip()));
    }

    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }

    /** So much of it as may be shown. */
    String beginning() {
        return text.substring(0, SHOWN);
    }

    @Override
    public String toString() {
        return "SecretKey[hidden]";
    }
}
