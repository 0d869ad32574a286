package io.creatorfleet.task;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a process that does not consume says so, and when it gives up.
 *
 * @param unreadyAfter how long consumers may be missing before the process is not ready
 * @param endAfter how long a process may lack consumers although RabbitMQ answers it, before it ends
 */
@ConfigurationProperties("fleet.consumers")
record ConsumerProperties(
        @DefaultValue("10s") Duration unreadyAfter,
        @DefaultValue("30s") Duration endAfter) {}
