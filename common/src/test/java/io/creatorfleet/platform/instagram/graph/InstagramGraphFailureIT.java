package io.creatorfleet.platform.instagram.graph;

import static io.creatorfleet.platform.instagram.graph.GraphFixture.CREATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.Denied;
import io.creatorfleet.platform.PlatformException.RateLimited;
import io.creatorfleet.platform.PlatformException.Unavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstagramGraphFailureIT {

    @RegisterExtension
    static final GraphFixture graph = new GraphFixture();

    @ParameterizedTest
    @CsvSource({
        "ig-err-app-throttled-403,     403, RateLimited",
        "ig-err-buc-throttled-400,     400, RateLimited",
        "ig-err-user-throttled-400,    400, RateLimited",
        "ig-err-object-missing-400,    400, Denied",
        "ig-err-permission-400,        400, Denied",
        "ig-err-token-expired-400,     400, Denied",
        "ig-err-token-expired-400,     200, Denied",
        "ig-err-transient-code2-500,   500, Unavailable",
        "ig-err-user-not-found-400,    400, NotFound",
        "ig-err-user-not-found-400,    500, NotFound",
    })
    void classifiesTheSample(String sample, int status, String failure) {
        graph.source().next(status, Samples.text(sample));
        assertThatThrownBy(() -> graph.platform().account("simcreator"))
                .isInstanceOf(PlatformException.class)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
    }

    @ParameterizedTest
    @CsvSource({
        "429, '',                                  RateLimited",
        "502, '<html>Bad Gateway</html>',          Unavailable",
        "200, '<html>Log in</html>',               Unavailable",
        "500, '{\"error\":{\"code\":9999}}',       Unavailable",
        "500, '{\"error\":{\"code\":',             Unavailable",
        "400, '{\"error\":{\"code\":9999}}',       Malformed",
        "400, '{\"error\":{\"code\":',             Malformed",
        "200, '[]',                                Unavailable",
        "200, '{\"business_discovery\":null}',     Malformed",
        "200, '{\"business_discovery\":{}}',       Malformed",
    })
    void classifiesWhatIsNoPublishedAnswer(int status, String body, String failure) {
        graph.source().next(status, body);
        assertThatThrownBy(() -> graph.platform().account("simcreator"))
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
    }

    @Test
    void suspectsOurAccessWhenAnAccountWithItemsShowsNone() {
        graph.source().next(200, """
                {"business_discovery":{"id":"17841400000000901","media_count":1207,"media":{"data":[]}},"id":"1"}
                """);
        assertThatThrownBy(() -> page(null))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("our token's data access has expired");
    }

    @Test
    void keepsAPageThatCameWithTheLastOfOurLimit() throws PlatformException {
        graph.source()
                .next(
                        200,
                        Samples.text("ig-01-profile-and-first-page"),
                        "X-App-Usage",
                        "{\"call_count\":96,\"total_time\":1}");
        assertThat(page(null).items()).hasSize(3);
        assertThatThrownBy(() -> page(null)).isInstanceOf(RateLimited.class).hasMessageContaining("96 %");
        assertThat(graph.source().calls()).hasSize(1);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        graph.source().next(400, Samples.text("ig-err-buc-throttled-400"), "X-Business-Use-Case-Usage", """
                {"17":[{"type":"instagram","call_count":10,"estimated_time_to_regain_access":19}]}""");
        assertThat(throttled().waitFor()).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));
    }

    @Test
    void waitsAnHourWhenItIsNotTold() {
        graph.source().next(403, Samples.text("ig-err-app-throttled-403"));
        assertThat(throttled().waitFor()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
        assertThat(graph.jdbc()
                        .sql("SELECT reason FROM pause WHERE name = 'instagram' AND source = 'PLATFORM'")
                        .query(String.class)
                        .single())
                .isEqualTo("Instagram throttles us: error 4, \"(#4) Application request limit reached\"");
    }

    @Test
    void restsLongerAfterABurst() {
        graph.source().next(400, "{\"error\":{\"code\":613,\"error_subcode\":1996}}", "Retry-After", "5");
        assertThat(throttled().waitFor()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
    }

    @Test
    void passesOnWhenToComeAgain() {
        graph.source().next(503, "", "Retry-After", "120");
        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> graph.platform().account("simcreator"));
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void closesTheUpstreamForTheFleetWhenItsCredentialIsRefused() {
        graph.source().next(400, Samples.text("ig-err-permission-400"));
        assertThatThrownBy(() -> graph.platform().account("simcreator")).isInstanceOf(Denied.class);
        assertThat(graph.jdbc()
                        .sql("SELECT until = 'infinity' FROM pause WHERE name = 'instagram' AND source = 'PLATFORM'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void countsEachCallWithItsOutcome() throws PlatformException {
        graph.source().next(400, Samples.text("ig-err-unsupported-field-400"));
        graph.source().next(200, Samples.text("ig-01-profile-and-first-page"));
        graph.platform().account("simcreator");
        assertThat(timed("unknown_field")).isEqualTo(1);
        assertThat(timed("success")).isEqualTo(1);
    }

    private long timed(String outcome) {
        return graph.meters()
                .get("fleet.platform.calls")
                .tags("platform", "instagram", "outcome", outcome)
                .timer()
                .count();
    }

    private RateLimited throttled() {
        return catchThrowableOfType(RateLimited.class, () -> graph.platform().account("simcreator"));
    }

    private Page page(@Nullable String cursor) throws PlatformException {
        return graph.platform().page(CREATOR, "media", cursor);
    }
}
