package io.creatorfleet.cli.gateway;

import java.io.Serial;

/** An answer of the gateway that is not what was asked for. */
public final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** Whether the gateway, or a proxy before it, is not there for now. */
    public boolean isPassing() {
        return status == 429 || status >= 500;
    }

    /** Why, as the gateway says it. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
