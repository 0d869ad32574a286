package io.creatorfleet.task.traces;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.UriComponentsBuilder;

/** The collector of traces. What it does not take is dropped, with one line when that begins and one when it has ended. */
final class Collector implements SpanExporter {

    private static final Logger log = LoggerFactory.getLogger(Collector.class);

    private final String address;
    private final SpanExporter way;
    private final AtomicBoolean away = new AtomicBoolean();
    private final LongAdder dropped = new LongAdder();

    Collector(URI endpoint, SpanExporter way) {
        // Without what may be a secret in it.
        this.address = UriComponentsBuilder.fromUri(endpoint)
                .userInfo(null)
                .replaceQuery(null)
                .toUriString();
        this.way = way;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode sent = way.export(spans);
        return sent.whenComplete(() -> tell(sent.isSuccess(), spans.size()));
    }

    private void tell(boolean taken, int spans) {
        if (!taken) {
            dropped.add(spans);
            if (!away.getAndSet(true)) {
                log.warn("The collector {} takes no traces: they are dropped until it does, and tasks go on", address);
            }
        } else if (away.getAndSet(false)) {
            log.info("The collector {} takes traces again; {} spans were dropped", address, dropped.sumThenReset());
        }
    }

    @Override
    public CompletableResultCode flush() {
        return way.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return way.shutdown();
    }
}
