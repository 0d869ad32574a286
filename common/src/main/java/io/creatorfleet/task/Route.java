package io.creatorfleet.task;

import java.util.Locale;

/** Which of its kind's RabbitMQ queues a task takes: its lane's, or the one for tasks that saw two workers go. */
enum Route {
    INTERACTIVE,
    BACKGROUND,
    ISOLATION;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
