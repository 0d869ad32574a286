package io.creatorfleet.backing;

import java.util.Map;

/** A RabbitMQ virtual host and the login that may do anything in it. */
public record Broker(String host, int port, String username, String password, String virtualHost) {

    /** The same as Spring properties. */
    public Map<String, String> properties() {
        return Map.of(
                "spring.rabbitmq.host", host,
                "spring.rabbitmq.port", Integer.toString(port),
                "spring.rabbitmq.username", username,
                "spring.rabbitmq.password", password,
                "spring.rabbitmq.virtual-host", virtualHost);
    }

    /** Another virtual host of the same server. */
    Broker in(String otherVirtualHost) {
        return new Broker(host, port, username, password, otherVirtualHost);
    }

    @Override
    public String toString() {
        return "Broker[" + host + ":" + port + " " + virtualHost + "]";
    }
}
