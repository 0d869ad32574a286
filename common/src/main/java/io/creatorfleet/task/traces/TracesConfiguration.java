package io.creatorfleet.task.traces;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.exporter.SpanExportingPredicate;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Wires the traces, and their way to the collector if there is one. */
@Configuration(proxyBeanMethods = false)
public class TracesConfiguration {

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer) {
        return new Traces(tracer.getIfAvailable(() -> Tracer.NOOP));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(TracesSwitch.class)
    @EnableConfigurationProperties(TracesProperties.class)
    static class OfACollector {

        private static final Pattern PROBE = Pattern.compile("/(actuator(/.*)?|live|ready|health)");

        @Bean
        SpanExporter collector(TracesProperties properties) {
            URI endpoint = Objects.requireNonNull(properties.endpoint());
            return new Collector(
                    endpoint,
                    OtlpHttpSpanExporter.builder()
                            .setEndpoint(endpoint.toString())
                            .setConnectTimeout(properties.timeout())
                            .setTimeout(properties.timeout())
                            .build());
        }

        /** Several times a minute each process is asked how it is, and that is not work. */
        @Bean
        SpanExportingPredicate work() {
            return span ->
                    !PROBE.matcher(span.getTags().getOrDefault("uri", "")).matches();
        }
    }
}
