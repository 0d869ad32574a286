package io.creatorfleet.platform.instagram.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the usage headers of an answer say. They come only once enough calls were made, so their absence is normal.
 *
 * @param share the largest of the shares of our limits that are used, 1 being all; null when no header tells
 * @param regain how long until calls are allowed again; null when none is told
 */
record Usage(@Nullable Double share, @Nullable Duration regain) {

    private static final Logger LOG = LoggerFactory.getLogger(Usage.class);

    static Usage of(HttpHeaders headers, JsonMapper mapper) {
        Optional<JsonNode> app = header(headers, "X-App-Usage", mapper);
        // A list of limits for each business account; business discovery itself counts by app.
        Optional<JsonNode> business = header(headers, "X-Business-Use-Case-Usage", mapper);
        double share = Stream.concat(app.stream(), limits(business))
                .flatMap(limit ->
                        Stream.of("call_count", "total_time", "total_cputime").map(limit::path))
                .filter(JsonNode::isNumber)
                .mapToDouble(percent -> percent.doubleValue() / 100)
                .max()
                .orElse(-1);
        long minutes = limits(business)
                .map(limit -> limit.path("estimated_time_to_regain_access"))
                .filter(node -> node.isIntegralNumber() && node.canConvertToInt())
                .mapToLong(JsonNode::longValue)
                .max()
                .orElse(0);
        return new Usage(share < 0 ? null : share, minutes <= 0 ? null : Duration.ofMinutes(minutes));
    }

    private static Stream<JsonNode> limits(Optional<JsonNode> business) {
        return business.stream().flatMap(JsonNode::valueStream).flatMap(JsonNode::valueStream);
    }

    private static Optional<JsonNode> header(HttpHeaders headers, String name, JsonMapper mapper) {
        String value = headers.getFirst(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.readTree(value));
        } catch (JacksonException unreadable) {
            LOG.warn("Instagram's header {} is not JSON; the answer is used without it", name);
            return Optional.empty();
        }
    }
}
