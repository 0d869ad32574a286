package io.creatorfleet.platform.reddit;

import static io.creatorfleet.platform.reddit.RedditFixture.CREATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.RateLimited;
import io.creatorfleet.platform.ScriptedSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditIT {

    private static final Account.Reference USER = new Account.Reference("t2_sim0a1", "u/sim_author");

    @RegisterExtension
    static final RedditFixture reddit = new RedditFixture();

    @Test
    void saysWhoAsksAndAsksForTextsAsTheyAre() throws PlatformException {
        reddit.source().next(200, Samples.text("rd-20-subreddit-about"));
        reddit.source().next(200, Samples.RULES);
        reddit.platform().account("r/simpics");
        assertThat(reddit.source().calls())
                .extracting(ScriptedSource.Call::path)
                .containsExactly("/r/simpics/about", "/r/simpics/about/rules");
        assertThat(reddit.source().calls()).allSatisfy(call -> {
            assertThat(call.query()).isEqualTo("raw_json=1");
            assertThat(call.headers().get("User-agent")).containsExactly(RedditFixture.USER_AGENT);
            assertThat(call.headers().get("Authorization")).containsExactly("Bearer " + RedditFixture.TOKEN);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "new,  /r/simpics/new, limit=100&raw_json=1&after=t3_1sim007",
        "hot,  /r/simpics/hot, limit=100&raw_json=1&after=t3_1sim007",
        "top,  /r/simpics/top, t=week&limit=100&raw_json=1&after=t3_1sim007",
    })
    void asksForThePageOfACommunityAfterAPost(String feed, String path, String query) throws PlatformException {
        reddit.source().next(200, Samples.text("rd-11-listing-last-page"));
        reddit.platform().page(CREATOR, feed, "t3_1sim007");
        assertThat(reddit.source().calls().getFirst().path()).isEqualTo(path);
        assertThat(reddit.source().calls().getFirst().query()).isEqualTo(query);
    }

    @Test
    void asksForTheNewestPageOfAUser() throws PlatformException {
        reddit.source().next(200, Samples.text("rd-12-listing-empty"));
        assertThat(reddit.platform().page(USER, "submitted", null)).isEqualTo(new Page(List.of(), null, List.of()));
        assertThat(reddit.source().calls().getFirst().path()).isEqualTo("/user/sim_author/submitted");
        assertThat(reddit.source().calls().getFirst().query()).isEqualTo("sort=new&limit=100&raw_json=1");
    }

    @Test
    void readsCommunitiesByQuotaAndRankingAndUsersByQuota() {
        assertThat(reddit.platform().feeds(CREATOR))
                .containsExactly(Feed.walked("new"), Feed.ranking("hot"), Feed.ranking("top"));
        assertThat(reddit.platform().feeds(USER)).containsExactly(Feed.walked("submitted"));
        assertThatThrownBy(() -> reddit.platform().page(USER, "new", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("u/sim_author has no feed new");
    }

    @Test
    void looksPostsUpByTheHundredAndLeavesOutWhatIsGone() throws PlatformException {
        reddit.source().next(200, Samples.text("rd-10-listing-page1"));
        Page page = reddit.platform().items(List.of("t3_1sim005", "t3_1sim001", "t3_gone"));
        assertThat(reddit.source().calls().getFirst().path()).isEqualTo("/api/info");
        assertThat(reddit.source().calls().getFirst().query()).isEqualTo("id=t3_1sim005,t3_1sim001,t3_gone&raw_json=1");
        assertThat(page.items()).extracting(Item::id).contains("t3_1sim005").doesNotContain("t3_gone");
        assertThatThrownBy(() -> reddit.platform().items(Collections.nCopies(101, "t3_a")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatRedditSaysOfOurLimit() throws PlatformException {
        answerWithLimit("3", "997.0", "15");
        Map<String, @Nullable Object> told = reddit.jdbc()
                .sql(
                        "SELECT usage, told_used, told_remaining, round(extract(epoch FROM told_reset_at - told_at)) AS reset"
                                + " FROM budget")
                .query()
                .singleRow();
        assertThat(told).containsEntry("usage", 0.003);
        assertThat(told).containsEntry("told_used", 3.0).containsEntry("told_remaining", 997.0);
        assertThat(told.get("reset")).hasToString("15");
    }

    @Test
    void countsItsCallsWhereRedditSaysNothing() throws PlatformException {
        reddit.source().next(200, Samples.text("rd-12-listing-empty"));
        reddit.platform().items(List.of("t3_a"));
        assertThat(reddit.jdbc()
                        .sql("SELECT used FROM budget WHERE usage IS NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void stopsUntilRedditCountsAnewWhenNothingRemains() throws PlatformException {
        answerWithLimit("1000", "0.0", "42");
        assertThatThrownBy(() -> reddit.platform().items(List.of("t3_a")))
                .isInstanceOf(RateLimited.class)
                .hasMessageMatching(
                        "reddit is paused for another 4[012] s: Reddit says that the limit of reddit-our-app is used up");
    }

    @ParameterizedTest
    @CsvSource({"950, 50.0, 30, 0.7", "100, 900.0, 500, 0.1", "800, 200.0, 240, 0.8", "999, 1.0, 500, 0.89"})
    void slowsDownOnlyWhenWhatIsLeftDoesNotLast(String used, String remaining, String reset, double usage)
            throws PlatformException {
        answerWithLimit(used, remaining, reset);
        assertThat(reddit.jdbc()
                        .sql("SELECT usage FROM budget")
                        .query(Double.class)
                        .single())
                .isCloseTo(usage, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"many, 997.0, 15", "3, -1, 15", "3, NaN, 15", "0, 0.0, 15"})
    void takesALimitThatCannotBeReadForNone(String used, String remaining, String reset) throws PlatformException {
        answerWithLimit(used, remaining, reset);
        assertThat(reddit.jdbc()
                        .sql("SELECT usage IS NULL AND told_at IS NULL FROM budget")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static void answerWithLimit(String used, String remaining, String reset) throws PlatformException {
        reddit.source()
                .next(
                        200,
                        Samples.text("rd-12-listing-empty"),
                        "x-ratelimit-used",
                        used,
                        "x-ratelimit-remaining",
                        remaining,
                        "x-ratelimit-reset",
                        reset);
        reddit.platform().items(List.of("t3_a"));
    }
}
