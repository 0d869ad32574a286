package io.creatorfleet.task;

import static io.creatorfleet.task.ScriptedHandler.done;
import static io.creatorfleet.task.ScriptedHandler.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.task.traces.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** What traces and logs know of a run in a process of the fleet. */
@ExtendWith(OutputCaptureExtension.class)
class TracedRunIT {

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    @Test
    void hasNoTraceWithoutACollector() {
        List<Map<String, String>> fields = new CopyOnWriteArrayList<>();
        ScriptedHandler handler = new ScriptedHandler(TaskKind.MEDIA, task -> {
            fields.add(MDC.getCopyOfContextMap());
            return done();
        });
        try (FleetProcess process = fleet.start("untraced", handler)) {
            UUID job = process.accept(FleetFixture.media(1));
            await().until(() -> process.jobState(job).equals("SUCCEEDED"));

            assertThat(process.bean(Tracer.class)).isSameAs(Tracer.NOOP);
            assertThat(process.tasks(job, "traceparent")).containsOnly("null");
            assertThat(fields)
                    .containsExactly(Map.of(
                            "job",
                            job.toString(),
                            "task",
                            Long.toString(process.task(job)),
                            "kind",
                            "media",
                            "attempt",
                            "1",
                            "creator",
                            "instagram/" + job));
        }
    }

    /** One by the ledger, as a process that knows nothing of traces carries one on. */
    @Test
    void handsOnTheTraceOfOthersWithoutACollector() {
        String cause = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        ScriptedHandler profiles =
                new ScriptedHandler(TaskKind.PROFILE, task -> then(FleetFixture.media(2), FleetFixture.media(3)));
        try (FleetProcess process = fleet.start("handing on", profiles)) {
            UUID job = process.bean(TransactionTemplate.class).execute(transaction -> {
                UUID accepted = process.accept(FleetFixture.profile());
                process.jdbc()
                        .sql("UPDATE task SET traceparent = ? WHERE job_id = ?")
                        .params(cause, accepted)
                        .update();
                return accepted;
            });
            process.bean(Dispatcher.class).wake();
            await().until(() -> process.tasks(job, "kind").contains("ANALYTICS"));

            assertThat(process.tasks(job, "traceparent")).hasSize(4).containsOnly(cause);
        }
    }

    @Test
    void goesOnWhileTheCollectorIsSilentAndSaysSoOnce(CapturedOutput output) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            Map<String, String> settings = Map.of(
                    "fleet.traces.endpoint",
                    "http://127.0.0.1:%d/v1/traces".formatted(silent.getLocalPort()),
                    "fleet.traces.timeout",
                    "200ms");
            List<String> traces = new CopyOnWriteArrayList<>();
            ScriptedHandler handler = new ScriptedHandler(TaskKind.MEDIA, task -> {
                traces.add(String.valueOf(MDC.get("traceId")));
                return done();
            });
            try (FleetProcess process = fleet.start("unheard", settings, handler)) {
                assertThat(process.bean(SpanExporter.class)).isNotNull();
                FollowUp[] files =
                        IntStream.range(100, 400).mapToObj(FleetFixture::media).toArray(FollowUp[]::new);
                Span request =
                        process.bean(Tracer.class).nextSpan().name("request").start();
                UUID job;
                try (Tracer.SpanInScope _ = process.bean(Traces.class).enter(request)) {
                    job = process.accept(files);
                }
                await().until(() -> process.jobState(job).equals("SUCCEEDED"));
                await().untilAsserted(() -> assertThat(output.getAll()).contains("takes no traces"));

                assertThat(traces).hasSize(300).containsOnly(request.context().traceId());
            }
            assertThat(output.getAll()).containsOnlyOnce("takes no traces");
        }
    }
}
