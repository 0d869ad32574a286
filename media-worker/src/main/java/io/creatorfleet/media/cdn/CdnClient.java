package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests to CDNs and gives their answers as they are: nothing is followed, unpacked or remembered. Connections
 * go to addresses that its resolver returned, and are used again.
 */
final class CdnClient implements AutoCloseable {

    private static final int LONGEST_HEADER = 8192;
    private static final int MOST_HEADERS = 100;
    private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5); // then its name is resolved again
    private static final TimeValue CHECKED_WHEN_IDLE = TimeValue.ofMilliseconds(500);

    private final CdnProperties properties;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor clock;

    CdnClient(CdnProperties properties, DnsResolver names) {
        this.properties = properties;
        this.http = HttpClientBuilder.create()
                .setConnectionManager(connections(properties, names))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(properties.answerTimeout()))
                        .setResponseTimeout(timeout(properties.readTimeout()))
                        .build())
                .setRetryStrategy(new StaleConnections())
                .setUserAgent("creator-fleet")
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .build();
        this.clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("answer-deadlines").daemon().factory());
        clock.setRemoveOnCancelPolicy(true);
    }

    private static HttpClientConnectionManager connections(CdnProperties properties, DnsResolver names) {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(limits)
                        .build())
                .setMaxConnTotal(properties.connections())
                .setMaxConnPerRoute(properties.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(properties.connectTimeout()))
                        .setSocketTimeout(timeout(properties.readTimeout()))
                        .setTimeToLive(CONNECTION_LIFE)
                        .setValidateAfterInactivity(CHECKED_WHEN_IDLE)
                        .build())
                .build();
    }

    /**
     * Asks for a file, or the rest of it.
     *
     * @param within until when the headers must be there, however busily they come
     */
    Response get(Target target, Range from, Duration within) throws IOException {
        HttpGet request = new HttpGet(target.uri());
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        if (from.offset() > 0) {
            request.setHeader(HttpHeaders.RANGE, from.header());
            request.setHeader(HttpHeaders.IF_RANGE, from.validator());
        }
        Future<?> deadline = clock.schedule(request::cancel, within.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Response(target, request, http.executeOpen(target.host(), request, null));
        } catch (IOException failure) {
            throw request.isCancelled() ? late(failure) : failure;
        } finally {
            deadline.cancel(false);
        }
    }

    private InterruptedIOException late(IOException failure) {
        InterruptedIOException late =
                new SocketTimeoutException("no end of headers within %s".formatted(properties.answerTimeout()));
        late.initCause(failure);
        return late;
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        http.close();
    }
}
