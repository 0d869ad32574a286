package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * Repeats a request once when its connection was closed without an answer: as a rule one that had been idle, whose end
 * and the request crossed. All other failures are for the task's policy.
 */
final class StaleConnections implements HttpRequestRetryStrategy {

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int times, HttpContext context) {
        boolean closed = failure instanceof NoHttpResponseException
                || (failure.getClass() == SocketException.class && "Connection reset".equals(failure.getMessage()));
        return times == 1 && closed && !Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean retryRequest(HttpResponse response, int times, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int times, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
