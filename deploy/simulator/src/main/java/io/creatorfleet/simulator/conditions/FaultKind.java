package io.creatorfleet.simulator.conditions;

/** A way in which a platform misbehaves. What is in brackets is a parameter of the {@link Fault}. */
public enum FaultKind {
    /** The API answers late, by (delay) or by anything up to (maxDelay). */
    LATENCY,
    /** The API takes the call, is silent for (delay) and ends the connection within the answer. */
    HANG,
    /** 110/2207013 for an account that is there. */
    USER_NOT_FOUND,
    /** 190/463. */
    TOKEN_EXPIRED,
    /** Code 4: the app has made too many calls. */
    APP_THROTTLED,
    /** HTTP 429 with code 4 and a Retry-After of (delay); none when that is 0. */
    RATE_LIMITED,
    /** Code 17: the user behind the token has made too many calls. */
    USER_THROTTLED,
    /** Code 10. */
    PERMISSION_MISSING,
    /** Code 1, "reduce the amount of data", with nothing else in the body. */
    REDUCE_DATA,
    /** Code 2, which says of itself that it is transient. */
    TRANSIENT,
    /** A page of HTML from the edge in front of the API, with 502 or (status). */
    SERVER_ERROR,
    /** JSON that ends in the middle, with 200. */
    TRUNCATED_JSON,
    /** A body that comes in drops, (delay) from the first to the last. */
    SLOW_BODY,
    /** A page whose {@code after} is the cursor it was asked for with. */
    REPEATED_CURSOR,
    /** A list of media without items although {@code media_count} is above 0. */
    EMPTY_MEDIA,
    /** Reddit's token endpoint answers 200 with an error of OAuth. */
    TOKEN_REFUSED,
    /** Reddit's token endpoint answers 429, without saying for how long. */
    TOKEN_THROTTLED,
    /** The edge in front of Reddit's API shows a page of HTML, with 403 or (status). */
    EDGE_BLOCKED,
    /** The (fields) are refused as unsupported, and the whole call with them. */
    FIELD_REFUSED,
    /** The CDN answers 503. */
    CDN_ERROR,
    /** The CDN closes the connection after (bytes). */
    CDN_CUT,
    /** The CDN is silent after (bytes), for (delay), and then closes the connection. */
    CDN_HANG,
    /** The CDN announces (bytes) more than the file has; it sends the file and ends the connection. */
    CDN_WRONG_LENGTH,
    /** The CDN leaves out the last (bytes) and announces what it sends: nothing shows that there was more. */
    CDN_SHORTENED,
    /** The CDN sends the file in drops, (delay) from the first to the last. */
    CDN_SLOW,
    /** The CDN answers 200 with a page of HTML. */
    CDN_HTML,
    /** The CDN sends on, with 302 or (status), to the same link. */
    CDN_REDIRECT,
    /** The CDN does not say how long the file is. */
    CDN_CHUNKED,
    /** The CDN ignores ranges and sends the whole file. */
    CDN_WITHOUT_RANGES,
    /** Links that have expired when they are handed out. */
    CDN_EXPIRED,
    /** The CDN has purged the file: 404. */
    CDN_PURGED
}
