package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A collector of traces, which takes OTLP over HTTP and keeps all spans. */
final class SpanCollector implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();
    private static final int OK = 200;
    private static final Set<String> KINDS = Set.of("profile", "content", "resolve", "media", "analytics");

    /**
     * A span as it was sent.
     *
     * @param parent empty for the first of a trace
     * @param links ids of the spans it is linked to
     * @param all of it, to be searched
     */
    record Received(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            Span.SpanKind kind,
            Map<String, String> tags,
            List<String> links,
            boolean failed,
            String all) {

        static Received of(String service, Span span) {
            return new Received(
                    service,
                    hex(span.getTraceId()),
                    hex(span.getSpanId()),
                    hex(span.getParentSpanId()),
                    span.getName(),
                    span.getKind(),
                    read(span.getAttributesList()),
                    span.getLinksList().stream()
                            .map(link -> hex(link.getSpanId()))
                            .toList(),
                    span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                    span.toString());
        }

        String tag(String name) {
            return tags.getOrDefault(name, "");
        }

        private static String hex(ByteString bytes) {
            return HEX.formatHex(bytes.toByteArray());
        }
    }

    private final List<Received> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    SpanCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("No collector could be started", failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()
                    .forEach(this::keep);
            exchange.sendResponseHeaders(OK, -1);
        }
    }

    private void keep(ResourceSpans from) {
        String service = read(from.getResource().getAttributesList()).getOrDefault("service.name", "");
        from.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .forEach(span -> spans.add(Received.of(service, span)));
    }

    private static Map<String, String> read(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(
                        Collectors.toUnmodifiableMap(KeyValue::getKey, tag -> text(tag.getValue()), (one, two) -> two));
    }

    private static String text(AnyValue value) {
        return value.hasIntValue() ? Long.toString(value.getIntValue()) : value.getStringValue();
    }

    /** What a process is told, to send its traces here. */
    String endpoint() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    List<Received> all() {
        return List.copyOf(spans);
    }

    List<Received> trace(String id) {
        return spans.stream().filter(span -> span.trace().equals(id)).toList();
    }

    static List<Received> named(List<Received> spans, String name) {
        return spans.stream().filter(span -> span.name().equals(name)).toList();
    }

    /** Those of runs of tasks. */
    static Stream<Received> attempts(List<Received> spans) {
        return spans.stream().filter(span -> KINDS.contains(span.name()));
    }

    /** The one span there must be. */
    static Received only(Stream<Received> spans) {
        List<Received> found = spans.toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
