package io.creatorfleet.backing;

import java.net.URI;
import java.util.Map;

/** An S3 bucket and the keys that may do anything in it. */
public record Bucket(URI endpoint, String region, String accessKey, String secretKey, String name) {

    /** The same as Spring properties. */
    public Map<String, String> properties() {
        return Map.of(
                "fleet.s3.endpoint", endpoint.toString(),
                "fleet.s3.region", region,
                "fleet.s3.bucket", name,
                "fleet.s3.access-key", accessKey,
                "fleet.s3.secret-key", secretKey);
    }

    /** Another bucket of the same store. */
    Bucket named(String other) {
        return new Bucket(endpoint, region, accessKey, secretKey, other);
    }

    @Override
    public String toString() {
        return "Bucket[" + endpoint + " " + name + "]";
    }
}
