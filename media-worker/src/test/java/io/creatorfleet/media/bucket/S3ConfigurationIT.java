package io.creatorfleet.media.bucket;

import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.creatorfleet.backing.BackingServices;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3ConfigurationIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(S3);

    @Test
    void refusesToStartWithoutTheBucket() {
        S3Properties missing = Buckets.properties(services.bucket(), "no-such-bucket", false);

        assertThatIllegalStateException()
                .isThrownBy(() -> S3Configuration.check(S3Configuration.client(missing, Tracer.NOOP), missing))
                .withMessageContaining("bucket no-such-bucket at")
                .withMessageContaining("answered 404")
                .withMessageNotContaining(services.bucket().secretKey());
    }

    @Test
    void createsTheBucketWhereItIsToldTo() {
        S3Properties created = Buckets.properties(services.bucket(), "created-at-start", true);

        S3Configuration.check(S3Configuration.client(created, Tracer.NOOP), created);

        assertThatCode(() -> S3Configuration.client(created, Tracer.NOOP)
                        .headBucket(head -> head.bucket("created-at-start")))
                .doesNotThrowAnyException();
    }

    @Test
    void startsWhileTheServerIsAway() {
        S3Properties away =
                new S3Properties(URI.create("http://127.0.0.1:1"), "auto", "media", "key", "secret", true, false);

        assertThatCode(() -> S3Configuration.check(S3Configuration.client(away, Tracer.NOOP), away))
                .doesNotThrowAnyException();
    }

    @Test
    void keepsItsKeysOutOfTexts() {
        S3Properties properties = Buckets.properties(services.bucket(), "media", false);

        assertThat(properties.toString()).doesNotContain(services.bucket().secretKey());
    }
}
