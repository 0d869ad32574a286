package io.creatorfleet.media.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The SDK's way to S3 servers. The SDK's own client hands bodies to the kernel in pieces of 4 KiB; this one in pieces as
 * large as they come, by a sixteenth of the calls. What is repeated, the SDK or the copy decides.
 */
final class BucketHttpClient implements SdkHttpClient {

    private static final TimeValue CHECKED_WHEN_IDLE = TimeValue.ofMilliseconds(500);
    private static final TimeValue LONGEST_IDLE = TimeValue.ofMinutes(1);

    private final CloseableHttpClient http;

    BucketHttpClient(int connections, Duration connect, Duration acquire, Duration read) {
        this.http = HttpClientBuilder.create()
                .setConnectionManager(connections(connections, connect, read))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(acquire))
                        .setResponseTimeout(Timeout.of(read))
                        .build())
                .evictIdleConnections(LONGEST_IDLE)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    private static HttpClientConnectionManager connections(int most, Duration connect, Duration read) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connect))
                        .setSocketTimeout(Timeout.of(read))
                        .setValidateAfterInactivity(CHECKED_WHEN_IDLE)
                        .build())
                .build();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest head = request.httpRequest();
        HttpUriRequestBase sent = new HttpUriRequestBase(head.method().name(), head.getUri());
        head.forEachHeader((name, values) -> {
            // Which the body tells by itself.
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> sent.addHeader(name, value));
            }
        });
        request.contentStreamProvider().ifPresent(content -> sent.setEntity(new PassingBody(content, length(head))));
        return new Call(HttpHost.create(head.getUri()), sent);
    }

    private static long length(SdkHttpRequest head) {
        return head.firstMatchingHeader(HttpHeaders.CONTENT_LENGTH)
                .map(Long::parseLong)
                .orElse(-1L);
    }

    @Override
    public String clientName() {
        return "creator-fleet";
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }

    /** One request that is to be sent. */
    private final class Call implements ExecutableHttpRequest {

        private final HttpHost server;
        private final HttpUriRequestBase request;

        Call(HttpHost server, HttpUriRequestBase request) {
            this.server = server;
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            ClassicHttpResponse answer = http.executeOpen(server, request, null);
            SdkHttpFullResponse.Builder head =
                    SdkHttpFullResponse.builder().statusCode(answer.getCode()).statusText(answer.getReasonPhrase());
            for (Header header : answer.getHeaders()) {
                head.appendHeader(header.getName(), header.getValue());
            }
            return HttpExecuteResponse.builder()
                    .response(head.build())
                    .responseBody(body(answer.getEntity()))
                    .build();
        }

        private AbortableInputStream body(HttpEntity entity) throws IOException {
            InputStream content = entity == null ? InputStream.nullInputStream() : entity.getContent();
            return AbortableInputStream.create(content, this);
        }

        @Override
        public void abort() {
            request.cancel();
        }
    }
}
