package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class BackingServicesIT {

    @RegisterExtension
    static final BackingServices services =
            BackingServices.with(BackingService.POSTGRESQL, BackingService.RABBITMQ, BackingService.S3);

    @Test
    void databaseIsPostgresql18AndEmpty() throws Exception {
        Database database = services.database();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isGreaterThanOrEqualTo(15);
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void virtualHostCarriesAMessageThroughAQuorumQueue() throws Exception {
        Broker broker = services.broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        try (Connection connection = factory.newConnection();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare("q", true, false, false, Map.of("x-queue-type", "quorum"));
            channel.confirmSelect();
            channel.basicPublish("", "q", MessageProperties.PERSISTENT_BASIC, "hello".getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
            assertThat(channel.basicGet("q", true).getBody())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo("hello");
        }
    }

    @Test
    void bucketKeepsAnObject() {
        Bucket bucket = services.bucket();
        try (var client = new Buckets(bucket).client()) {
            client.putObject(
                    request -> request.bucket(bucket.name()).key("a/b").contentType("video/mp4"),
                    RequestBody.fromString("hi"));
            var object = client.getObjectAsBytes(
                    request -> request.bucket(bucket.name()).key("a/b"));
            assertThat(object.asUtf8String()).isEqualTo("hi");
            assertThat(object.response().contentType()).isEqualTo("video/mp4");
        }
    }

    @Test
    void propertiesNameAllThreeServices() {
        assertThat(services.properties())
                .containsEntry("spring.datasource.url", services.database().jdbcUrl())
                .containsEntry("spring.rabbitmq.virtual-host", services.broker().virtualHost())
                .containsEntry("fleet.s3.bucket", services.bucket().name())
                .hasSize(13);
    }

    @Test
    void anotherClassGetsItsOwn() {
        BackingServices other =
                BackingServices.with(BackingService.POSTGRESQL, BackingService.RABBITMQ, BackingService.S3);
        other.begin();
        assertThat(other.database()).isNotEqualTo(services.database());
        assertThat(other.broker()).isNotEqualTo(services.broker());
        assertThat(other.bucket()).isNotEqualTo(services.bucket());
    }

    @Test
    void whatWasNotAskedForIsRefused() {
        BackingServices nothingYet = BackingServices.with(BackingService.S3);
        assertThatIllegalStateException().isThrownBy(nothingYet::database).withMessageContaining("POSTGRESQL");
    }

    @Nested
    class InANestedClass {
        private static final Database DATABASE_OF_OUTER = services.database();

        @Test
        void servicesAreThoseOfTheOuterClass() {
            assertThat(services.database()).isEqualTo(DATABASE_OF_OUTER);
        }
    }
}
