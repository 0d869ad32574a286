package io.creatorfleet.cli.gateway;

import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** That a gateway gave no answer, or did not end it. */
public final class Unreachable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    Unreachable(String gateway, IOException cause) {
        super("%s: %s".formatted(gateway, reason(cause)), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case ConnectException refused -> "nothing listens there (" + refused.getMessage() + ")";
            case UnknownHostException unknown -> "there is no host " + unknown.getMessage();
            case SocketTimeoutException slow -> "no answer in time (" + slow.getMessage() + ")";
            default -> "the connection broke (" + cause + ")";
        };
    }
}
