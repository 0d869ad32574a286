package io.creatorfleet.task;

import io.creatorfleet.backing.Broker;
import java.util.function.Consumer;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** What an operator does to a virtual host, besides the processes of the fleet. */
final class Administration {

    private Administration() {}

    static void of(Broker broker, Consumer<RabbitAdmin> action) {
        CachingConnectionFactory connections = new CachingConnectionFactory(broker.host(), broker.port());
        connections.setUsername(broker.username());
        connections.setPassword(broker.password());
        connections.setVirtualHost(broker.virtualHost());
        try {
            action.accept(new RabbitAdmin(connections));
        } finally {
            connections.destroy();
        }
    }
}
