package io.creatorfleet.task;

import io.creatorfleet.task.traces.Traces;
import io.micrometer.tracing.Span;
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

    private record Pending(DispatchStore.Dispatched dispatched, CorrelationData confirm, Span span) {}

    private final RabbitTemplate rabbit;
    private final Duration confirmWithin;
    private final Traces traces;

    TaskPublisher(RabbitTemplate rabbit, Duration confirmWithin, Traces traces) {
        this.rabbit = rabbit;
        this.confirmWithin = confirmWithin;
        this.traces = traces;
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
            Pending one = new Pending(dispatched, new CorrelationData(), span(queue, dispatched));
            try {
                rabbit.send(Topology.EXCHANGE, queue, message(one), one.confirm());
                pending.add(one);
            } catch (AmqpException unsent) {
                log.debug("Task {} was not sent", dispatched.id(), unsent);
                failed.add(fail(one));
            }
        }
        long deadline = System.nanoTime() + confirmWithin.toNanos();
        for (Pending one : pending) {
            if (confirmed(one.confirm(), deadline)) {
                one.span().end();
            } else {
                failed.add(fail(one));
            }
        }
        return failed;
    }

    /** The span of a message, in the trace of what caused its task. */
    private Span span(String queue, DispatchStore.Dispatched dispatched) {
        return dispatched.traceparent() == null
                ? Span.NOOP
                : traces.spanBelow(dispatched.traceparent())
                        .kind(Span.Kind.PRODUCER)
                        .name("publish " + queue)
                        .tag("messaging.system", "rabbitmq")
                        .tag("messaging.destination.name", queue)
                        .tag("fleet.task", dispatched.id())
                        .tag("fleet.dispatch", dispatched.dispatch())
                        .start();
    }

    private static DispatchStore.Dispatched fail(Pending one) {
        Traces.fail(one.span(), "RabbitMQ did not confirm it");
        one.span().end();
        return one.dispatched();
    }

    private static org.springframework.amqp.core.Message message(Pending one) {
        DispatchStore.Dispatched dispatched = one.dispatched();
        String published = Traces.traceparent(one.span());
        return new TaskMessage(
                        dispatched.id(),
                        dispatched.dispatch(),
                        published == null ? dispatched.traceparent() : published)
                .toMessage();
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
