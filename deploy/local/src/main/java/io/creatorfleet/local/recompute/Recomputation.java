package io.creatorfleet.local.recompute;

import io.creatorfleet.local.JsonClient;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A recomputation of all analytics by a gateway, told in a line now and then. */
public record Recomputation(JsonClient gateway, PrintStream out) {

    private static final Set<String> ENDED = Set.of("succeeded", "incomplete", "failed", "cancelled");
    private static final long LOOK_MILLIS = 500;
    private static final Duration LINE_EVERY = Duration.ofSeconds(2);

    /** Returns once it has ended; whether it succeeded. One that was under way is watched. */
    public boolean run() throws InterruptedException {
        String job = success(gateway.post("/api/analytics/recompute", "{}"))
                .path("job")
                .path("url")
                .asString();
        long start = System.nanoTime();
        Duration nextLine = Duration.ZERO;
        while (true) {
            JsonNode report = success(gateway.get(job));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            boolean ended = ENDED.contains(report.path("state").asString(""));
            if (ended || elapsed.compareTo(nextLine) >= 0) {
                out.printf("%4d s  %s%n", elapsed.toSeconds(), line(report));
                nextLine = elapsed.plus(LINE_EVERY);
            }
            if (ended) {
                return "succeeded".equals(report.path("state").asString(""));
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static String line(JsonNode report) {
        JsonNode tasks = report.path("stages").path("analytics");
        long done = tasks.path("done").asLong(0);
        long dead = tasks.path("dead").asLong(0);
        long open = tasks.path("ready").asLong(0)
                + tasks.path("queued").asLong(0)
                + tasks.path("running").asLong(0);
        List<String> pauses = report.path("paused").findValuesAsString("reason");
        return "%s: %d of %d tasks done%s%s"
                .formatted(
                        report.path("state").asString(""),
                        done,
                        done + dead + open,
                        dead == 0 ? "" : ", " + dead + " dead",
                        pauses.isEmpty() ? "" : "; paused: " + String.join(", ", pauses));
    }

    private static JsonNode success(JsonClient.Answer answer) {
        if (answer.status() == 0) {
            throw new IllegalStateException("The gateway did not answer, see 'deploy/fleet status': " + answer);
        }
        return answer.expectSuccess().body();
    }
}
