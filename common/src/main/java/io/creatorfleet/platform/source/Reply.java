package io.creatorfleet.platform.source;

import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer as it came. */
public record Reply(int status, HttpHeaders headers, String body) {

    // Not the application's: how the platforms' answers are read does not depend on how ours are written.
    private static final JsonMapper MAPPER = new JsonMapper();

    /** How long the platform asks to wait; null when it does not. */
    public @Nullable Duration retryAfter() {
        return RetryAfter.of(headers.getFirst(HttpHeaders.RETRY_AFTER), Instant.now());
    }

    /** Whether its body looks like a JSON object; proxies answer with pages, whatever they call them. */
    public boolean isObject() {
        return body.stripLeading().startsWith("{");
    }

    /** What its body is, for texts. */
    public String kind() {
        return body.isBlank() ? "nothing" : isObject() ? "a document" : "something that is not JSON";
    }

    /**
     * The document that its body is.
     *
     * @param source who answered, for texts
     */
    public JsonNode document(String source) throws PlatformException.Malformed {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException broken) {
            // The parser's own text may quote a signed link.
            throw new PlatformException.Malformed(
                    "%s answered %d with JSON that breaks at character %d of %d"
                            .formatted(source, status, broken.getLocation().getCharOffset(), body.length()),
                    null);
        }
    }
}
