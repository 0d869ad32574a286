package io.creatorfleet.backing;

import java.util.List;

/** The ports a RabbitMQ node of its own needs: clients, management, metrics, its Erlang node, and that node's port mapper. */
public record RabbitPorts(int amqp, int management, int prometheus, int distribution, int portMapper) {

    /** Five in a row, the first for clients. */
    public static RabbitPorts from(int amqp) {
        return new RabbitPorts(amqp, amqp + 1, amqp + 2, amqp + 3, amqp + 4);
    }

    /** All of them, the clients' first. */
    public List<Integer> all() {
        return List.of(amqp, management, prometheus, distribution, portMapper);
    }

    public static RabbitPorts free() {
        List<Integer> ports = Ports.free(5);
        return new RabbitPorts(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4));
    }
}
