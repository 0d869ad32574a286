package io.creatorfleet.bench.latency;

import io.creatorfleet.bench.measure.Additions;
import io.creatorfleet.bench.measure.OpenLoop;
import io.creatorfleet.bench.measure.Samples;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that add creators and list jobs in turn. */
final class Load {

    private static final int PER_SECOND = 40;

    private final AtomicInteger turns = new AtomicInteger();
    private final URI gateway;
    private final Additions additions;
    private final OpenLoop loop = new OpenLoop(PER_SECOND, this::next);

    Load(URI gateway) {
        this.gateway = gateway;
        this.additions = new Additions(gateway);
    }

    /** Asks for as long, and returns once all is answered. */
    void run(Duration length, Samples samples) {
        loop.run(length, samples);
    }

    private HttpRequest.Builder next() {
        return turns.getAndIncrement() % 2 == 0
                ? additions.get()
                : HttpRequest.newBuilder(gateway.resolve("/api/jobs?limit=20"));
    }
}
