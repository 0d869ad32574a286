package io.creatorfleet.platform.reddit;

import static io.creatorfleet.platform.reddit.RedditFixture.CREDENTIAL;
import static io.creatorfleet.platform.reddit.RedditFixture.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.Denied;
import io.creatorfleet.platform.PlatformException.RateLimited;
import io.creatorfleet.platform.PlatformException.Unavailable;
import io.creatorfleet.platform.ScriptedSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokenIT {

    private static final String NEW = "{\"access_token\":\"NEW-TOKEN\",\"token_type\":\"bearer\",\"expires_in\":3600}";

    @RegisterExtension
    static final RedditFixture reddit = new RedditFixture();

    @Test
    void asksForATokenWithOurIdAndSecretAndKeepsItForAsLongAsItIsGood() throws PlatformException {
        reddit.forgetToken();
        reddit.source().next(200, Samples.text("rd-01-token-200"));
        lookUp();
        ScriptedSource.Call asked = reddit.source().calls().getFirst();
        assertThat(asked.path()).isEqualTo("/api/v1/access_token");
        assertThat(asked.body()).isEqualTo("grant_type=client_credentials");
        assertThat(asked.header("Authorization")).startsWith("Basic ");
        assertThat(asked.header("User-agent")).isEqualTo(RedditFixture.USER_AGENT);
        assertThat(carried(1)).isEqualTo("SIMULATED-TOKEN-000");
        assertThat(reddit.jdbc()
                        .sql("SELECT extract(epoch FROM expires_at - clock_timestamp()) FROM access_token")
                        .query(Double.class)
                        .single())
                .isBetween(86400 * 0.97, 86400 * 0.98);
    }

    @Test
    void isOneForAllProcessesHoweverManyNeedItAtOnce() throws Exception {
        reddit.forgetToken();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch othersHaveTried = new CountDownLatch(7);
        reddit.source().next(call -> {
            asked.countDown();
            await(othersHaveTried);
            answer(call, NEW);
        });
        List<Reddit> processes =
                IntStream.range(0, 8).mapToObj(number -> reddit.another()).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit((Callable<Void>) () -> {
                reddit.source().next(200, Samples.text("rd-12-listing-empty"));
                processes.getFirst().items(List.of("t3_a"));
                return null;
            });
            await(asked);
            for (Reddit other : processes.subList(1, 8)) {
                assertThatThrownBy(() -> other.items(List.of("t3_a")))
                        .isInstanceOf(RateLimited.class)
                        .hasMessage("Reddit's access token is just being renewed");
                othersHaveTried.countDown();
            }
            first.get();
        }
        lookUp();
        assertThat(reddit.source().calls())
                .extracting(ScriptedSource.Call::path)
                .containsExactly("/api/v1/access_token", "/api/info", "/api/info");
        assertThat(carried(2)).isEqualTo("NEW-TOKEN");
    }

    @Test
    void servesWhileItIsRenewedByAnother() throws PlatformException {
        makeDue();
        assertThat(reddit.tokens.claim(CREDENTIAL, Duration.ofMinutes(1))).isTrue();
        lookUp();
        assertThat(carried(0)).isEqualTo(TOKEN);
    }

    @Test
    void servesOnWhenItsRenewalFails() throws PlatformException {
        makeDue();
        reddit.source().next(503, "");
        lookUp();
        lookUp();
        assertThat(reddit.source().calls())
                .extracting(ScriptedSource.Call::path)
                .containsExactly("/api/v1/access_token", "/api/info", "/api/info");
        assertThat(carried(2)).isEqualTo(TOKEN);
    }

    @Test
    void isRenewedByAnotherOnceWhoeverBeganItIsGone() throws PlatformException {
        reddit.forgetToken();
        assertThat(reddit.tokens.claim(CREDENTIAL, Duration.ofMinutes(1))).isTrue();
        reddit.jdbc()
                .sql("UPDATE access_token SET renewing_until = clock_timestamp()")
                .update();
        reddit.source().next(200, NEW);
        lookUp();
        assertThat(carried(1)).isEqualTo("NEW-TOKEN");
    }

    @Test
    void isReplacedOnceItIsRefused() throws PlatformException {
        reddit.source().next(401, Samples.text("rd-err-unauthorized-401"));
        reddit.source().next(200, NEW);
        lookUp();
        assertThat(carried(0)).isEqualTo(TOKEN);
        assertThat(carried(2)).isEqualTo("NEW-TOKEN");
    }

    @Test
    void isNotReplacedASecondTime() {
        reddit.source().next(401, Samples.text("rd-err-unauthorized-401"));
        reddit.source().next(200, NEW);
        reddit.source().next(401, Samples.text("rd-err-unauthorized-401"));
        assertThatThrownBy(AccessTokenIT::ask).isInstanceOf(Denied.class).hasMessageNotContaining("TOKEN");
        assertThat(reddit.source().calls()).hasSize(3);
        assertThat(reddit.jdbc()
                        .sql("SELECT token IS NULL FROM access_token")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void isTakenFromWhoeverHasReplacedItMeanwhile() throws PlatformException {
        reddit.source().next(call -> {
            reddit.tokens.keep(CREDENTIAL, "NEW-TOKEN", Duration.ofHours(1), Duration.ofHours(2));
            call.sendResponseHeaders(401, -1);
        });
        lookUp();
        assertThat(carried(1)).isEqualTo("NEW-TOKEN");
    }

    @Test
    void isNoLongerHeldThanItIsGood() throws PlatformException {
        reddit.jdbc()
                .sql("UPDATE access_token SET renew_at = clock_timestamp(), expires_at = clock_timestamp()")
                .update();
        reddit.source().next(503, "");
        assertThatThrownBy(AccessTokenIT::ask).isInstanceOf(Unavailable.class);
        assertThat(reddit.jdbc()
                        .sql("SELECT count(*) FROM access_token WHERE token IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"error\":\"invalid_grant\"}                                          | Denied",
                "200 | {\"error\":\"unauthorized_client\",\"error_description\":\"no\"}       | Denied",
                "400 | {\"error\":400}                                                        | Denied",
                "401 | {\"message\":\"Unauthorized\",\"error\":401}                           | Denied",
                "401 | ''                                                                     | Denied",
                "429 | {\"message\":\"Too Many Requests\",\"error\":429}                      | RateLimited",
                "403 | <html>blocked</html>                                                   | Unavailable",
                "500 | ''                                                                     | Unavailable",
                "200 | ''                                                                     | Unavailable",
                "200 | {\"access_token\":\"\",\"expires_in\":3600}                            | Malformed",
                "200 | {\"access_token\":\"NEW-TOKEN\"}                                       | Malformed",
                "200 | {\"access_to                                                           | Malformed",
            })
    void isNotGivenFor(int status, String body, String failure) {
        reddit.forgetToken();
        reddit.source().next(status, body);
        assertThatThrownBy(AccessTokenIT::ask)
                .hasMessageNotContaining("TOKEN")
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
    }

    private static void lookUp() throws PlatformException {
        reddit.source().next(200, Samples.text("rd-12-listing-empty"));
        ask();
    }

    private static void ask() throws PlatformException {
        reddit.platform().items(List.of("t3_a"));
    }

    private static String carried(int call) {
        String header = reddit.source().calls().get(call).header("Authorization");
        return header.replaceFirst("(?i)^bearer ", "");
    }

    private static void makeDue() {
        reddit.jdbc()
                .sql("UPDATE access_token SET renew_at = clock_timestamp()")
                .update();
    }

    private static void answer(HttpExchange call, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
