package io.creatorfleet.bench.measure;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Requests that add one creator each, who does not exist: a job that ends with one call to the platform. */
public final class Additions implements Supplier<HttpRequest.Builder> {

    private final AtomicInteger names = new AtomicInteger();
    private final URI gateway;

    public Additions(URI gateway) {
        this.gateway = gateway;
    }

    @Override
    public HttpRequest.Builder get() {
        String body = "{\"username\": \"missing.%d\"}".formatted(names.incrementAndGet());
        return HttpRequest.newBuilder(gateway.resolve("/api/instagram/creator/add"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
