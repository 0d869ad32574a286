package io.creatorfleet.task;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Publishes dispatches, persistent and mandatory, with pipelined confirms. */
final class TaskPublisher {

    private static final Logger log = LoggerFactory.getLogger(TaskPublisher.class);

    private record Pending(DispatchStore.Dispatched dispatched, CorrelationData confirm) {}

    private final RabbitTemplate rabbit;
    private final Duration confirmWithin;

    TaskPublisher(RabbitTemplate rabbit, Duration confirmWithin) {
        this.rabbit = rabbit;
        this.confirmWithin = confirmWithin;
    }

    /** Fails when RabbitMQ cannot be reached: to be asked before a dispatch number is spent. */
    void requireConnection() {
        rabbit.getConnectionFactory().createConnection();
    }

    /** Publishes all, then awaits all confirms; returns those without one, or that no queue took. */
    List<DispatchStore.Dispatched> publish(String queue, List<DispatchStore.Dispatched> batch) {
        List<Pending> pending = new ArrayList<>(batch.size());
        List<DispatchStore.Dispatched> failed = new ArrayList<>();
        for (DispatchStore.Dispatched dispatched : batch) {
            CorrelationData confirm = new CorrelationData();
            try {
                rabbit.send(Topology.EXCHANGE, queue, message(dispatched), confirm);
                pending.add(new Pending(dispatched, confirm));
            } catch (AmqpException unsent) {
                log.debug("Task {} was not sent", dispatched.id(), unsent);
                failed.add(dispatched);
            }
        }
        long deadline = System.nanoTime() + confirmWithin.toNanos();
        pending.stream()
                .filter(one -> !confirmed(one.confirm(), deadline))
                .forEach(one -> failed.add(one.dispatched()));
        return failed;
    }

    private static org.springframework.amqp.core.Message message(DispatchStore.Dispatched dispatched) {
        return new TaskMessage(dispatched.id(), dispatched.dispatch()).toMessage();
    }

    /** An unroutable message is returned first and confirmed then: both are looked at. */
    private static boolean confirmed(CorrelationData confirm, long deadline) {
        try {
            long left = Math.max(0, deadline - System.nanoTime());
            return confirm.getFuture().get(left, TimeUnit.NANOSECONDS).ack() && confirm.getReturned() == null;
        } catch (ExecutionException | TimeoutException unconfirmed) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
