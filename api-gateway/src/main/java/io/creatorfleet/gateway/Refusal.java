package io.creatorfleet.gateway;

import java.io.Serial;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An answer that is not what was asked for, with the sentence that says why. */
public final class Refusal extends ErrorResponseException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String sentence;

    private Refusal(HttpStatus status, String sentence) {
        super(status, ProblemDetail.forStatusAndDetail(status, sentence), null);
        this.sentence = sentence;
    }

    /** The request cannot be understood as it is. */
    public static Refusal badRequest(String sentence) {
        return new Refusal(HttpStatus.BAD_REQUEST, sentence);
    }

    /** The request is none that may be made without a key. */
    public static Refusal keyNeeded() {
        return challenging(
                HttpStatus.UNAUTHORIZED,
                "A key is needed, as Authorization: Bearer KEY or X-API-Key: KEY",
                "Bearer realm=\"creator-fleet\"");
    }

    /** The request was made with a key that there is not, or is no more. */
    public static Refusal unknownKey() {
        return challenging(
                HttpStatus.UNAUTHORIZED,
                "The key is not known here, or was revoked",
                "Bearer realm=\"creator-fleet\", error=\"invalid_token\"");
    }

    /** The request needs a key with another role. */
    public static Refusal forbidden(String sentence, String role) {
        return challenging(
                HttpStatus.FORBIDDEN,
                sentence,
                "Bearer realm=\"creator-fleet\", error=\"insufficient_scope\", scope=\"%s\"".formatted(role));
    }

    private static Refusal challenging(HttpStatus status, String sentence, String challenge) {
        Refusal refusal = new Refusal(status, sentence);
        refusal.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return refusal;
    }

    /** What the request is about is not there. */
    public static Refusal notFound(String sentence) {
        return new Refusal(HttpStatus.NOT_FOUND, sentence);
    }

    /** What the request is about was there, and is to stay away. */
    public static Refusal gone(String sentence) {
        return new Refusal(HttpStatus.GONE, sentence);
    }

    /** What the request is about has changed since the client has read it. */
    public static Refusal preconditionFailed(String sentence) {
        return new Refusal(HttpStatus.PRECONDITION_FAILED, sentence);
    }

    /** What the request is about is in a state that does not allow it, for now. */
    public static Refusal conflict(String sentence) {
        return new Refusal(HttpStatus.CONFLICT, sentence);
    }

    /** The request contradicts an earlier one. */
    public static Refusal unprocessable(String sentence) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
    }

    /** The request may succeed later. */
    public static Refusal tooMany(String sentence, Duration retryAfter) {
        Refusal refusal = new Refusal(HttpStatus.TOO_MANY_REQUESTS, sentence);
        refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        return refusal;
    }

    public String sentence() {
        return sentence;
    }
}
