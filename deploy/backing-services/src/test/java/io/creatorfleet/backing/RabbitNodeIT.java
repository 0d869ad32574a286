package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RabbitNodeIT {

    @TempDir
    static Path folder;

    static RabbitPorts ports;
    static RabbitNode node;

    @BeforeAll
    static void startNode() {
        ports = RabbitPorts.free();
        node = new RabbitNode(folder, folder.resolve("rabbitmq.log"), ports, "fleet", "first-password");
        node.start();
    }

    @AfterAll
    static void stopNode() {
        node.kill();
    }

    @Test
    void keepsMessagesOverAStopAndOverACrash() throws Exception {
        publish("kept", "over a stop");
        node.stop();
        assertThat(node.process()).isEmpty();
        assertThat(Ports.answers(ports.amqp())).isFalse();
        assertThat(Ports.answers(ports.portMapper())).isFalse();
        node.start();
        assertThat(take("kept")).isEqualTo("over a stop");

        publish("kept", "over a crash");
        node.kill();
        node.start();
        assertThat(take("kept")).isEqualTo("over a crash");
    }

    @Test
    void losesAllButItsLoginWhenWiped() throws Exception {
        node.virtualHosts().create("another");
        publish("lost", "in the wipe");
        node.wipe();
        assertThat(node.virtualHosts().answer()).isTrue();
        assertThatThrownBy(() -> take("lost")).hasStackTraceContaining("NOT_FOUND");
        assertThatThrownBy(() -> node.virtualHosts().delete("another")).hasMessageContaining("404");
    }

    @Test
    void isControlledByAnyObjectOverItsFolder() {
        RabbitNode same = new RabbitNode(folder, folder.resolve("rabbitmq.log"), ports, "fleet", "first-password");
        same.start();
        assertThat(same.process()).isEqualTo(node.process()).isPresent();
    }

    private static void publish(String queue, String text) throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
            channel.confirmSelect();
            channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, text.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private static String take(String queue) throws Exception {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            return new String(channel.basicGet(queue, true).getBody(), StandardCharsets.UTF_8);
        }
    }

    private static Connection connect() throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(node.broker().host());
        factory.setPort(node.broker().port());
        factory.setUsername(node.broker().username());
        factory.setPassword(node.broker().password());
        return factory.newConnection();
    }
}
