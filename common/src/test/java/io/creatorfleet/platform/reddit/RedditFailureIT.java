package io.creatorfleet.platform.reddit;

import static io.creatorfleet.platform.reddit.RedditFixture.CREATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.NotFound;
import io.creatorfleet.platform.PlatformException.RateLimited;
import io.creatorfleet.platform.PlatformException.Unavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer of Reddit's that is not what was asked. */
class RedditFailureIT {

    @RegisterExtension
    static final RedditFixture reddit = new RedditFixture();

    @ParameterizedTest
    @CsvSource({
        "rd-err-banned-404,         404, NotFound,    is banned from Reddit",
        "rd-err-missing-404,        404, NotFound,    'does not exist on Reddit, or is not shown to anybody'",
        "rd-err-private-403,        403, NotFound,    is private",
        "rd-err-gold-only-403,      403, NotFound,    is for Reddit's paying members only",
        "rd-err-quarantined-403,    403, NotFound,    is quarantined",
        "rd-err-forbidden-bare-403, 403, NotFound,    is not shown to us; Reddit gives no reason",
        "rd-err-user-missing-400,   400, NotFound,    does not exist",
        "rd-err-internal-500,       500, Unavailable, answered 500",
        "rd-04-token-429,           429, RateLimited, throttles us",
        "rd-err-private-403,        200, NotFound,    is private",
    })
    void understandsTheSample(String sample, int status, String failure, String words) {
        reddit.source().next(status, Samples.text(sample));
        fails("r/simpics", failure, words);
    }

    @ParameterizedTest
    @CsvSource({
        "403, '{\"reason\":\"gated\",\"error\":403}',       NotFound",
        "403, '{\"error\":403}',                            NotFound",
        "403, '<!doctype html><title>Blocked</title>',      Unavailable",
        "403, 'whoa there, pardner',                        Unavailable",
        "403, '',                                           Unavailable",
        "404, '<html>Not here</html>',                      Unavailable",
        "400, '{\"message\":\"Bad Request\",\"error\":400}',Malformed",
        "400, '<html>Bad Request</html>',                   Malformed",
        "400, 'Bad Request',                                Malformed",
        "409, '{}',                                         Malformed",
        "413, '',                                           Malformed",
        "414, '',                                           Malformed",
        "415, '',                                           Malformed",
        "451, '',                                           NotFound",
        "451, '{\"reason\":\"legal\",\"error\":451}',       NotFound",
        "429, '',                                           RateLimited",
        "429, '<html>Too Many Requests</html>',             RateLimited",
        "500, '',                                           Unavailable",
        "502, '<html>',                                     Unavailable",
        "504, '',                                           Unavailable",
        "520, '',                                           Unavailable",
        "522, '{',                                          Unavailable",
        "200, '',                                           Unavailable",
        "200, '[]',                                         Unavailable",
        "200, '<html>Log in</html>',                        Unavailable",
        "200, '{\"kind\":\"t5\"}',                          Malformed",
        "200, '{\"kind\":\"t2\",\"data\":{}}',              Malformed",
        "200, '{\"kind\":\"t5\",\"data\":7}',               Malformed",
        "418, '{}',                                         Unavailable",
    })
    void classifies(int status, String body, String failure) {
        reddit.source().next(status, body);
        fails("r/simpics", failure, "");
    }

    @ParameterizedTest
    @CsvSource({
        "/subreddits/search?q=simpics,                               NotFound,  Reddit has no r/simpics",
        "https://www.reddit.com/subreddits/search?q=simpics,         NotFound,  Reddit has no r/simpics",
        "https://www.reddit.com/quarantine?dest=x,                   NotFound,  is quarantined",
        "https://www.reddit.com/login/,                              Malformed, redirects are not followed",
        "'not an address',                                           Malformed, redirects are not followed",
    })
    void followsNoRedirectAndReadsWhereItLeads(String location, String failure, String words) {
        reddit.source().next(302, "<html>", "Location", location);
        assertThatThrownBy(() -> reddit.platform().page(CREATOR, "new", null))
                .hasMessageContaining(words)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
        assertThat(reddit.source().calls()).hasSize(1);
    }

    @Test
    void tellsThatAUserIsSuspended() {
        reddit.source().next(200, Samples.text("rd-22-user-suspended"));
        fails("u/sim_suspended", "NotFound", "Reddit has suspended u/sim_suspended");
    }

    @Test
    void restsWithTheWholeFleetWhenTheEdgeBlocksUs() {
        reddit.source().next(403, "<html>blocked</html>", "Content-Type", "text/html");
        Unavailable failure =
                catchThrowableOfType(Unavailable.class, () -> reddit.platform().account("r/simpics"));
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(10));
        assertThat(reddit.pause()).contains("it refuses our User-Agent or this host's address");
        fails("r/simpics", "RateLimited", "reddit is paused for another");
    }

    @ParameterizedTest
    @CsvSource({"Retry-After, 4, 4", "x-none, 0, 60"})
    void waitsAsLongAsItIsToldAndElseAMinute(String header, String value, long seconds) {
        reddit.source().next(429, "<html>Too Many Requests</html>", header, value);
        RateLimited failure =
                catchThrowableOfType(RateLimited.class, () -> reddit.platform().account("r/simpics"));
        assertThat(failure.waitFor()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(reddit.pause()).isEqualTo("Reddit throttles us");
    }

    @Test
    void takesNoCommunityForMissingWhenPostsAreLookedUp() {
        reddit.source().next(403, Samples.text("rd-err-forbidden-bare-403"));
        assertThatThrownBy(() -> reddit.platform().items(List.of("t3_a"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void keepsAnAccountWhoseRulesAreMissing() throws PlatformException {
        reddit.source().next(200, Samples.text("rd-20-subreddit-about"));
        reddit.source().next(403, Samples.text("rd-err-forbidden-bare-403"));
        assertThat(reddit.platform().account("r/simpics").details()).doesNotContain("rules");
    }

    @Test
    void mixesNoPostsOfAnotherCommunityThatTookTheName() {
        reddit.source().next(200, Samples.text("rd-11-listing-last-page"));
        assertThatThrownBy(() -> reddit.platform().page(new Account.Reference("t5_other", "r/simpics"), "new", null))
                .isInstanceOf(NotFound.class)
                .hasMessage("The name r/simpics belongs to t5_sim01 now, no longer to t5_other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "space", "r/", "r/a b", "r/a-b", "r/spa/ce", "R/space", "u/", "u/a.b", "u/a?b", "r/ä"})
    void asksNobodyForANameThatCannotBeOne(String name) {
        fails(name, "NotFound", "can have that name");
        assertThat(reddit.source().calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t3_", "t3_a&limit=1", "T3_A"})
    void asksNobodyWithACursorThatCannotBeOne(String cursor) {
        assertThatThrownBy(() -> reddit.platform().page(CREATOR, "new", cursor))
                .isInstanceOf(PlatformException.Malformed.class);
        assertThat(reddit.source().calls()).isEmpty();
    }

    private static void fails(String name, String failure, String words) {
        assertThatThrownBy(() -> reddit.platform().account(name))
                .hasMessageContaining(words)
                .satisfies(
                        thrown -> assertThat(thrown.getClass().getSimpleName()).isEqualTo(failure));
    }
}
