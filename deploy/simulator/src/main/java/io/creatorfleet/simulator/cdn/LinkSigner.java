package io.creatorfleet.simulator.cdn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs the path and the end of a link, and tells whether a link is one of its own and still good. */
@Component
public final class LinkSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    LinkSigner(CdnProperties properties) {
        this.key = new SecretKeySpec(properties.signingKey().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** What the CDN thinks of a link. */
    enum Opinion {
        GOOD(""),
        EXPIRED("URL signature expired"),
        MISMATCH("URL signature mismatch"),
        BAD_TIMESTAMP("Bad URL timestamp");

        private final String text;

        Opinion(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** The parameters {@code oh} and {@code oe} of a link to this path. */
    String sign(String path, Instant end) {
        String oe = Long.toHexString(end.getEpochSecond()).toUpperCase(Locale.ROOT);
        return "oh=" + signature(path, oe) + "&oe=" + oe;
    }

    Opinion judge(String path, @Nullable String oh, @Nullable String oe, Instant now) {
        if (oe == null || !oe.matches("[0-9a-fA-F]{1,12}")) {
            return Opinion.BAD_TIMESTAMP;
        }
        if (oh == null || !equal(oh, signature(path, oe))) {
            return Opinion.MISMATCH;
        }
        return now.getEpochSecond() < Long.parseLong(oe, 16) ? Opinion.GOOD : Opinion.EXPIRED;
    }

    /** A signature of any text, in letters that a query can hold. */
    public String seal(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM + ": links cannot be signed", e);
        }
    }

    private String signature(String path, String oe) {
        return "00_" + seal(path + "|" + oe);
    }

    /** Whether this is the signature of the text. */
    public boolean isSeal(String seal, String text) {
        return equal(seal, seal(text));
    }

    private static boolean equal(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
