package io.creatorfleet.task;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ShutdownSignalException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Declares the exchange and the queues, and knows whether RabbitMQ has them as we do.
 *
 * <p>At the start, one that exists otherwise or may not be declared makes the process refuse; RabbitMQ being away does
 * not, since the gateway accepts work without it. Afterwards they are declared every ten seconds, and whenever a
 * connection is new or something is missing; a difference makes the process not ready until it is gone.
 */
final class TopologyCheck implements SmartInitializingSingleton, ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(TopologyCheck.class);

    // Somebody may replace a queue by another of its name, which nothing tells.
    private static final Duration DECLARE_AGAIN = Duration.ofSeconds(10);

    private final RabbitAdmin admin;
    private volatile boolean due = true;
    private volatile long declaredAt = System.nanoTime();
    private volatile @Nullable UnsafeConfigurationException difference;

    TopologyCheck(RabbitAdmin admin, ConnectionFactory connections) {
        this.admin = admin;
        connections.addConnectionListener(this);
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            declare();
        } catch (AmqpException away) {
            log.warn("RabbitMQ is away: exchange and queues are checked when it answers ({})", away.toString());
        }
        if (difference != null) {
            throw difference;
        }
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        due = true;
    }

    /** What RabbitMQ has otherwise than we do, as far as is known. */
    Optional<String> difference() {
        return Optional.ofNullable(difference).map(Throwable::getMessage);
    }

    /** Declares what may be missing or other; fails while RabbitMQ is away. */
    void check() {
        boolean old = System.nanoTime() - declaredAt > DECLARE_AGAIN.toNanos();
        if (due || old || !exchangeExists()) {
            declare();
        }
    }

    /** Declares everything; what is there as we want it stays. */
    void declare() {
        due = false;
        declaredAt = System.nanoTime();
        try {
            admin.initialize();
            difference = null;
        } catch (AmqpException failure) {
            due = true;
            difference = refusal(failure).map(TopologyCheck::unsafe).orElseThrow(() -> failure);
        }
    }

    private boolean exchangeExists() {
        try {
            admin.getRabbitTemplate().execute(channel -> channel.exchangeDeclarePassive(Topology.EXCHANGE));
            return true;
        } catch (AmqpException failure) {
            return refusal(failure).map(refused -> false).orElseThrow(() -> failure);
        }
    }

    /** RabbitMQ's answer to what we asked of it; empty when it could not be asked. */
    private static Optional<AMQP.Channel.Close> refusal(AmqpException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ShutdownSignalException signal
                    && signal.getReason() instanceof AMQP.Channel.Close close) {
                return Optional.of(close);
            }
        }
        return Optional.empty();
    }

    private static UnsafeConfigurationException unsafe(AMQP.Channel.Close refusal) {
        String text = refusal.getReplyText();
        if (refusal.getReplyCode() == AMQP.ACCESS_REFUSED) {
            return new UnsafeConfigurationException(
                    "RabbitMQ does not let spring.rabbitmq.username declare what the fleet needs: " + text + ".",
                    "Give it the permissions to configure, write and read in spring.rabbitmq.virtual-host.");
        }
        return new UnsafeConfigurationException(
                "An exchange or a queue in spring.rabbitmq.virtual-host is other than the fleet's: " + text + ".",
                "Delete it, which loses nothing, for the ledger has all tasks; or use a virtual host of its own.");
    }
}
