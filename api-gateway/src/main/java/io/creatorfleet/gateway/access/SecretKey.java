package io.creatorfleet.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** A key as its holder has it: what must be in no log and no table. */
record SecretKey(String text) {

    static final String HEADER = "X-API-Key";

    private static final String PREFIX = "cf_"; // so that people, and scanners for secrets, know it when they see it
    private static final String BEARER = "bearer ";
    private static final int BYTES = 24;
    private static final int SHOWN = PREFIX.length() + 6;
    private static final Pattern DRAWN = Pattern.compile(PREFIX + "[0-9a-f]{" + 2 * BYTES + "}");

    /** A new one: 192 bits by chance, which nobody guesses, so that a fast digest of it is enough. */
    static SecretKey draw() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKey(PREFIX + HexFormat.of().formatHex(bytes));
    }

    /** The one in a file, which was drawn elsewhere in the same way. */
    static SecretKey in(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (!DRAWN.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "%s holds no key, which is %s and %d hexadecimal digits. Nothing was created."
                                .formatted(file, PREFIX, 2 * BYTES));
            }
            return new SecretKey(text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read. Nothing was created.", e);
        }
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
