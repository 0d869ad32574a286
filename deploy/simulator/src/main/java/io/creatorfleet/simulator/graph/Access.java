package io.creatorfleet.simulator.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Who may call. */
@Component
final class Access {

    private static final String ALGORITHM = "HmacSHA256";

    private final GraphProperties properties;

    Access(GraphProperties properties) {
        this.properties = properties;
    }

    /** Refuses a call without the token, and one without proof of the app's secret where there is a secret. */
    void checkToken(GraphCall call) {
        if (call.token() == null || call.token().isEmpty()) {
            throw new GraphRefusal(GraphError.noToken());
        }
        if (!equal(call.token(), properties.token())) {
            throw new GraphRefusal(GraphError.wrongToken());
        }
        String secret = properties.appSecret();
        if (secret != null && !secret.isEmpty() && (call.proof() == null || !equal(call.proof(), proof(secret)))) {
            throw new GraphRefusal(GraphError.proof(call.proof() != null));
        }
    }

    /** Refuses a call in the name of any account but ours. */
    void checkNode(GraphCall call) {
        if (!call.node().equals(properties.userId())) {
            throw new GraphRefusal(GraphError.noSuchObject(call.node()));
        }
    }

    private String proof(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(properties.token().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no " + ALGORITHM + ": no proof can be checked", e);
        }
    }

    private static boolean equal(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
