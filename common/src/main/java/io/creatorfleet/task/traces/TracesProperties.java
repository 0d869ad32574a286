package io.creatorfleet.task.traces;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces are sent.
 *
 * @param endpoint of a collector, which takes OTLP over HTTP, as {@code http://collector:4318/v1/traces}; null: there are
 *     no traces
 * @param timeout for one batch of spans; what the collector does not take by then is dropped
 */
@ConfigurationProperties("fleet.traces")
record TracesProperties(
        @Nullable URI endpoint, @DefaultValue("5s") Duration timeout) {

    static final String ENDPOINT = "fleet.traces.endpoint";
}
