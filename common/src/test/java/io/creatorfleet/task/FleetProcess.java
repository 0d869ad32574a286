package io.creatorfleet.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of the fleet within the test's own: the whole loop, with handlers the test gives. */
final class FleetProcess implements AutoCloseable {

    @Configuration
    @EnableAutoConfiguration
    @Import(TaskConfiguration.class)
    static class Application {}

    private final ConfigurableApplicationContext context;

    private FleetProcess(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static FleetProcess start(String name, Map<String, String> properties, TaskHandler... handlers) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "spring.config.import", "classpath:fleet.yaml",
                "fleet.worker.name", name,
                "fleet.worker.lease", "3s",
                "fleet.worker.grace", "1s",
                "fleet.retry.unavailable.base", "50ms",
                "fleet.retry.unavailable.attempts", "3",
                "spring.application.name", "test"));
        all.putAll(properties);
        // As arguments, which outweigh every default.
        String[] arguments = all.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new FleetProcess(new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(context -> register((GenericApplicationContext) context, List.of(handlers)))
                .run(arguments));
    }

    private static void register(GenericApplicationContext context, List<TaskHandler> handlers) {
        handlers.forEach(
                handler -> context.registerBean(handler.kind().key() + "Handler", TaskHandler.class, () -> handler));
    }

    /** Accepts a job with these tasks, as the gateway does with one. */
    UUID accept(FollowUp... first) {
        UUID job = UUID.randomUUID();
        context.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            jdbc().sql("""
                    INSERT INTO job (id, purpose, platform, subject, lane, fanned_in)
                    VALUES (:job, 'ADD', 'instagram', :subject, 'INTERACTIVE', :fannedIn)
                    """)
                    .param("job", job)
                    .param("subject", job.toString())
                    .param("fannedIn", first[0].kind() != TaskKind.PROFILE)
                    .update();
            List.of(first).forEach(task -> ledger().open(job, task));
        });
        context.getBean(Dispatcher.class).wake();
        return job;
    }

    String jobState(UUID job) {
        return jdbc().sql("SELECT state FROM job WHERE id = :job")
                .param("job", job)
                .query(String.class)
                .single();
    }

    /** The job's first task. */
    long task(UUID job) {
        return Long.parseLong(tasks(job, "id").getFirst());
    }

    /** One column of the job's tasks, in the order of their ids. */
    List<String> tasks(UUID job, String column) {
        return jdbc().sql("SELECT " + column + "::text FROM task WHERE job_id = :job ORDER BY id")
                .param("job", job)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** Ends all jobs without a trace. A TRUNCATE would wait for what counts the ledger's rows, and that for it. */
    void empty() {
        context.getBean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            jdbc().sql("LOCK TABLE job IN EXCLUSIVE MODE").update();
            jdbc().sql("DELETE FROM task; DELETE FROM job").update();
        });
    }

    TaskLedger ledger() {
        return context.getBean(TaskLedger.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
