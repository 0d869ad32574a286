package io.creatorfleet.gateway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A test against a gateway that runs on a port of its own. RabbitMQ is away unless the test brings one: nothing that
 * the API promises needs it. Nor is a key.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DirtiesContext
@SpringBootTest(
        classes = ApiGatewayApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=api-gateway",
            "spring.rabbitmq.host=localhost",
            "spring.rabbitmq.port=1",
            "fleet.gateway.local=true",
            "fleet.gateway.public-media-url=https://media.example/fleet",
            "fleet.gateway.watch-poll=50ms",
            "fleet.gateway.heartbeat=300ms",
            "fleet.gateway.audit-wait=2s"
        })
public @interface GatewayTest {}
