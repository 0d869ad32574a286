package io.creatorfleet.bench.measure;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests that add one creator each, who does not exist: a job that ends with one call to the platform. */
public final class Additions implements Supplier<HttpRequest.Builder> {

    private final AtomicInteger names = new AtomicInteger();
    private final URI gateway;
    private final @Nullable String key;

    /** Of somebody at a gateway that knows everybody. */
    public Additions(URI gateway) {
        this(gateway, null);
    }

    public Additions(URI gateway, @Nullable String key) {
        this.gateway = gateway;
        this.key = key;
    }

    @Override
    public HttpRequest.Builder get() {
        String body = "{\"username\": \"missing.%d\"}".formatted(names.incrementAndGet());
        HttpRequest.Builder addition = HttpRequest.newBuilder(gateway.resolve("/api/instagram/creator/add"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return key == null ? addition : addition.header("Authorization", "Bearer " + key);
    }
}
