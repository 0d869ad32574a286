package io.creatorfleet.task;

import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The process that runs one isolated task, as the process that started it sees it. */
final class IsolatedProcess implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IsolatedProcess.class);
    private static final int LONGEST_LINE = 8192;
    private static final Duration LAST_LINES = Duration.ofSeconds(2);

    /**
     * How it ended.
     *
     * @param begun whether it had given the task to its handler
     */
    record End(int status, boolean begun) {}

    private final long task;
    private final Process process;
    private final Map<String, String> fields = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
    private final Thread reader;
    private volatile boolean begun;

    private IsolatedProcess(long task, Process process) {
        this.task = task;
        this.process = process;
        this.reader = Thread.ofVirtual().name("output of task " + task).unstarted(this::read);
    }

    static IsolatedProcess start(long task, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Their options are among the inherited ones; some of the rest are not for a second process.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        IsolatedProcess started = new IsolatedProcess(task, builder.start());
        started.reader.start();
        return started;
    }

    /** Waits for it to end by itself. */
    End await() throws InterruptedException {
        int status = process.waitFor();
        reader.join(LAST_LINES);
        return new End(status, begun);
    }

    /** Its output becomes lines of this process's log; one that does not end is cut, and fills no memory. */
    private void read() {
        MDC.setContextMap(fields);
        StringBuilder line = new StringBuilder();
        try (Reader output = process.inputReader()) {
            for (int character = output.read(); character >= 0; character = output.read()) {
                if (character != '\n') {
                    line.append((char) character);
                }
                if (character == '\n' || line.length() == LONGEST_LINE) {
                    tell(line.toString());
                    line.setLength(0);
                }
            }
        } catch (IOException closed) {
            log.debug("The output of task {} ended", task, closed);
        }
        tell(line.toString());
    }

    private void tell(String line) {
        if (line.equals(IsolatedRun.BEGUN)) {
            begun = true;
        } else if (!line.isBlank()) {
            log.info("[isolated task {}] {}", task, line);
        }
    }

    /** Ends it, if it has not ended; returns when it is gone. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
