package io.creatorfleet.gateway.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server-sent event that tells how a job stands.
 *
 * @param id stands for the content: equal for equal reports
 * @param last whether nothing can follow
 */
record JobEvent(String id, String data, boolean last) {

    private static final int ID_BYTES = 12;

    static JobEvent of(JobReport report, JsonMapper json) {
        String data = json.writeValueAsString(report);
        return new JobEvent(digest(data), data, report.ended());
    }

    private static String digest(String data) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new AssertionError(everyJavaHasIt);
        }
    }
}
