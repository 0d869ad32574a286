package io.creatorfleet.task.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CollectorTest {

    private static final URI ADDRESS = URI.create("https://user:canary@collector/v1/traces?key=canary");
    private static final String TAKES_NONE = "takes no traces";

    /** A way that leads nowhere until it is mended. */
    private static final class BrokenWay implements SpanExporter {

        private boolean mended;

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            return mended ? CompletableResultCode.ofSuccess() : CompletableResultCode.ofFailure();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void tellsOnceThatItTakesNothingAndOnceThatItDoesAgain(CapturedOutput output) {
        BrokenWay way = new BrokenWay();
        try (Collector collector = new Collector(ADDRESS, way)) {
            collector.export(List.of());
            collector.export(List.of());
            assertThat(output.getAll().lines().filter(line -> line.contains(TAKES_NONE)))
                    .singleElement()
                    .asString()
                    .contains("The collector https://collector/v1/traces takes no traces")
                    .doesNotContain("canary");

            way.mended = true;
            collector.export(List.of());
            collector.export(List.of());
        }

        assertThat(output.getAll().lines().filter(line -> line.contains("takes traces again")))
                .hasSize(1);
        assertThat(output.getAll()).containsOnlyOnce(TAKES_NONE);
    }
}
