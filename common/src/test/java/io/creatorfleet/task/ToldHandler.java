package io.creatorfleet.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A handler that does what its task's payload tells it, for processes that share nothing with the test but a database:
 * {@code {"do":"wait","ms":200}}. It leaves its traces in {@link RunTable}.
 */
final class ToldHandler implements TaskHandler {

    static final int HALTED = 42;

    private final TaskKind kind;
    private final RunTable runs;
    private final String worker;

    ToldHandler(TaskKind kind, JdbcClient jdbc, String worker) {
        this.kind = kind;
        this.runs = new RunTable(jdbc);
        this.worker = worker;
    }

    @Override
    public TaskKind kind() {
        return kind;
    }

    @Override
    public Verdict handle(Task task) throws InterruptedException {
        runs.begin(task, worker);
        JsonNode told = JsonMapper.shared().readTree(task.payload());
        switch (told.path("do").asString("done")) {
            case "done" -> {}
            case "wait" -> new CountDownLatch(1).await(told.path("ms").asLong(), TimeUnit.MILLISECONDS);
            case "hang" -> new CountDownLatch(1).await();
            case "fail" -> throw new IllegalStateException("told to fail");
            case "exit" -> System.exit(told.path("status").asInt());
            case "halt" -> Runtime.getRuntime().halt(HALTED);
            case "memory" -> exhaustMemory();
            default -> throw new IllegalArgumentException("Not known how to do " + task.payload());
        }
        return new Verdict.Done(() -> {
            runs.effect(task, worker);
            return List.of();
        });
    }

    private static void exhaustMemory() {
        List<byte[]> held = new ArrayList<>();
        while (!held.contains(null)) {
            held.add(new byte[1 << 20]);
        }
    }
}
