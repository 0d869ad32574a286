package io.creatorfleet.platform.reddit;

import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.Malformed;
import io.creatorfleet.platform.PlatformException.NotFound;
import io.creatorfleet.platform.source.Reply;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What answers mean that are no documents of what was asked, and concern that alone. */
final class Refusals {

    private Refusals() {}

    /** Where a community does not exist, its lists lead to the search; where it is quarantined, to the question if one minds. */
    static PlatformException redirected(Question question, Reply reply) {
        String path = path(reply.headers().getFirst(HttpHeaders.LOCATION));
        if (question.about() != null && path.startsWith("/subreddits/search")) {
            return new NotFound("Reddit has no %s".formatted(question.subject()));
        }
        if (question.about() != null && path.startsWith("/quarantine")) {
            return new NotFound(because(question, "quarantined"));
        }
        return new Malformed(
                "Reddit answered %d to a question about %s, and redirects are not followed"
                        .formatted(reply.status(), question.subject()),
                null);
    }

    private static String path(@Nullable String location) {
        try {
            String path = location == null ? null : URI.create(location).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException noAddress) {
            return ""; // leads nowhere, like one that is not known
        }
    }

    static PlatformException of(Question question, int status, Reply reply, Optional<JsonNode> document) {
        String reason = document.map(found -> found.path("reason").asString("")).orElse("");
        return switch (status) {
            case 451 -> missing(question, reply, "is withheld for legal reasons");
            case 403, 404 ->
                document.isEmpty()
                        ? Upstream.unavailable(reply, null)
                        : missing(question, reply, status == 403 ? whyForbidden(reason) : whyMissing(reason));
            case 400 ->
                reason.equals("USER_DOESNT_EXIST")
                        ? missing(question, reply, "does not exist")
                        : refused(question, status);
            case 405, 409, 410, 411, 413, 414, 415, 422 -> refused(question, status);
            default -> Upstream.unavailable(reply, null);
        };
    }

    /** No account can be missing where none was asked for: then the answer is about us, and may pass. */
    private static PlatformException missing(Question question, Reply reply, String why) {
        return question.about() == null
                ? Upstream.unavailable(reply, "a refusal of what was asked")
                : new NotFound("%s %s".formatted(question.subject(), why));
    }

    private static String because(Question question, String reason) {
        return "%s %s".formatted(question.subject(), whyForbidden(reason));
    }

    private static String whyForbidden(String reason) {
        return switch (reason) {
            case "private" -> "is private";
            case "gold_only" -> "is for Reddit's paying members only";
            case "quarantined" -> "is quarantined: Reddit shows it only to accounts that have agreed to that";
            case "gated" -> "is gated: Reddit shows it only to accounts that have agreed to that";
            default -> "is not shown to us; Reddit gives no reason";
        };
    }

    private static String whyMissing(String reason) {
        return reason.equals("banned")
                ? "is banned from Reddit"
                : "does not exist on Reddit, or is not shown to anybody";
    }

    private static PlatformException refused(Question question, int status) {
        return new Malformed(
                "Reddit answered %d to a question about %s: it does not accept how it was asked"
                        .formatted(status, question.subject()),
                null);
    }
}
