package io.creatorfleet.media.bucket;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.auth.aws.scheme.AwsV4AuthScheme;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The SDK's client as files are stored with it: by the rules of R2, each byte touched as seldom as can be. */
public final class S3Clients {

    private static final int CONNECTIONS = 256;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ACQUIRE = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    private S3Clients() {}

    /**
     * A client, to be closed.
     *
     * @param watching are shown each request
     */
    public static S3Client of(S3Properties properties, RetryStrategy retries, ExecutionInterceptor... watching) {
        List<AuthSchemeOption> signature = List.of(signature(properties.region()));
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(properties.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(properties.accessKey(), properties.secretKey())))
                .forcePathStyle(properties.pathStyle())
                .putAuthScheme(new UnsignedPayload())
                // The SDK would go through the rules of all kinds of buckets for each request, in a method that cost
                // the optimising compiler 155 MB of native memory.
                .authSchemeProvider(request -> signature)
                // To ask before each file would cost a round trip, to learn of refusals that are rare.
                .serviceConfiguration(s3 -> s3.expectContinueEnabled(false))
                // R2 and older servers do not know the checksums that are computed for Amazon's own by default.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(
                        override -> override.retryStrategy(retries).executionInterceptors(List.of(watching)))
                .httpClientBuilder(defaults -> new BucketHttpClient(CONNECTIONS, CONNECT, ACQUIRE, READ));
        if (properties.endpoint() != null) {
            builder.endpointOverride(properties.endpoint());
        }
        return builder.build();
    }

    /** How requests to a general purpose bucket are signed: Amazon's fourth version, the path as it is sent. */
    private static AuthSchemeOption signature(String region) {
        return AuthSchemeOption.builder()
                .schemeId(AwsV4AuthScheme.SCHEME_ID)
                .putSignerProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putSignerProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putSignerProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putSignerProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                .putSignerProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .build();
    }
}
