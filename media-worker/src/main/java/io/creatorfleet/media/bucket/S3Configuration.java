package io.creatorfleet.media.bucket;

import io.micrometer.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Wires the bucket, and refuses to start without it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({S3Properties.class, UploadProperties.class})
public class S3Configuration {

    private static final Logger log = LoggerFactory.getLogger(S3Configuration.class);

    @Bean
    S3Client s3(S3Properties properties, ObjectProvider<Tracer> tracer) {
        return client(properties, tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    static S3Client client(S3Properties properties, Tracer tracer) {
        // A body comes from a CDN, which has to be asked for it again: the copy repeats what it can, the ledger the
        // rest.
        return S3Clients.of(properties, AwsRetryStrategy.doNotRetry(), new BucketSpans(tracer));
    }

    @Bean
    Bucket bucket(S3Client s3, S3Properties properties) {
        check(s3, properties);
        return new Bucket(s3, properties.bucket());
    }

    @Bean
    BucketContents bucketContents(S3Properties properties) {
        return new BucketContents(
                S3Clients.of(properties, AwsRetryStrategy.standardRetryStrategy()), properties.bucket());
    }

    /** A bucket that is missing or refused needs a human; a server that is away comes back while the worker waits. */
    static void check(S3Client s3, S3Properties properties) {
        try {
            s3.headBucket(head -> head.bucket(properties.bucket()));
        } catch (S3Exception refused) {
            if (refused.statusCode() == 404 && properties.createBucket()) {
                s3.createBucket(create -> create.bucket(properties.bucket()));
            } else if (refused.statusCode() < 500) {
                throw new IllegalStateException(
                        "There is no access to the %s (it answered %d): check fleet.s3.* and create the bucket"
                                .formatted(properties, refused.statusCode()),
                        refused);
            } else {
                log.warn("The {} answered {}; copies are retried until it works", properties, refused.statusCode());
            }
        } catch (SdkException away) {
            log.warn("The {} does not answer; copies are retried until it does: {}", properties, away.getMessage());
        }
    }

    @Bean
    HealthIndicator bucketHealthIndicator(S3Client s3, S3Properties properties) {
        return () -> {
            try {
                s3.headBucket(head -> head.bucket(properties.bucket()));
                return Health.up().build();
            } catch (SdkException failure) {
                return Health.down(failure).build();
            }
        };
    }
}
