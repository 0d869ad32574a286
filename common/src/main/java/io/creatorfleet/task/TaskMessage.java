package io.creatorfleet.task;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageBuilderSupport;
import org.springframework.amqp.core.MessageDeliveryMode;

/**
 * What RabbitMQ carries: the id of a task and the number of its dispatch, as text: {@code task 17 dispatch 2}.
 *
 * @param traceparent the span that published it, as a header; null if nothing was traced
 */
record TaskMessage(long task, long dispatch, @Nullable String traceparent) {

    private static final String TRACEPARENT = "traceparent";

    private static final Pattern BODY = Pattern.compile("task (\\d{1,18}) dispatch (\\d{1,18})");

    Message toMessage() {
        byte[] body = "task %d dispatch %d".formatted(task, dispatch).getBytes(StandardCharsets.US_ASCII);
        MessageBuilderSupport<Message> message = MessageBuilder.withBody(body)
                .setContentType("text/plain")
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        return (traceparent == null ? message : message.setHeader(TRACEPARENT, traceparent)).build();
    }

    /** Empty when the body is none of ours. */
    static Optional<TaskMessage> of(Message message) {
        Matcher body = BODY.matcher(new String(message.getBody(), StandardCharsets.US_ASCII));
        Object header = message.getMessageProperties().getHeaders().get(TRACEPARENT);
        return body.matches()
                ? Optional.of(new TaskMessage(
                        Long.parseLong(body.group(1)),
                        Long.parseLong(body.group(2)),
                        header instanceof String text ? text : null))
                : Optional.empty();
    }
}
