package io.creatorfleet.task;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;

/**
 * The exchange and the queues, named here alone: one quorum queue for each kind and route, with the same arguments
 * everywhere.
 *
 * <p>The delivery limit is set, and large: unset, RabbitMQ 4 drops a message after 20 returns; −1, RabbitMQ 3.10 drops
 * it after the first. There is no dead-letter exchange: the ledger is it.
 */
final class Topology {

    static final String EXCHANGE = "fleet.tasks";
    static final int DELIVERY_LIMIT = 1_000_000;

    private Topology() {}

    static String queue(TaskKind kind, Route route) {
        return kind.key() + "." + route.key();
    }

    static Declarables declarables() {
        DirectExchange exchange = new DirectExchange(EXCHANGE);
        Stream<Declarable> queues = Stream.of(TaskKind.values())
                .flatMap(kind -> Stream.of(Route.values()).map(route -> queue(kind, route)))
                .flatMap(name -> declare(name, exchange).stream());
        return new Declarables(Stream.concat(Stream.of(exchange), queues).toList());
    }

    private static List<Declarable> declare(String name, DirectExchange exchange) {
        Queue queue = QueueBuilder.durable(name)
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .build();
        Binding binding = BindingBuilder.bind(queue).to(exchange).with(name);
        return List.of(queue, binding);
    }
}
