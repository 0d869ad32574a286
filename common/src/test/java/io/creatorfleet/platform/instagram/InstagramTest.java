package io.creatorfleet.platform.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Feed;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.BudgetUsedUp;
import io.creatorfleet.platform.PlatformException.Denied;
import io.creatorfleet.platform.PlatformException.Malformed;
import io.creatorfleet.platform.PlatformException.NotFound;
import io.creatorfleet.platform.PlatformException.RateLimited;
import io.creatorfleet.platform.PlatformException.Unavailable;
import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramTest {

    private static final Account.Reference GRAPHS = new Account.Reference("17841", "someone");
    private static final Account.Reference LOOTERS = new Account.Reference("pk_628", "someone");

    private final Source graph = new Source("17841");
    private final Source looter = new Source("pk_628");
    private final Instagram instagram = new Instagram(List.of(
            new InstagramSource("graph", graph, id -> !id.startsWith("pk_")),
            new InstagramSource("looter", looter, id -> id.startsWith("pk_"))));

    @Test
    void asksTheFirstAlone() throws PlatformException {
        assertThat(instagram.account("someone").id()).isEqualTo("17841");
        assertThat(looter.asked).isEmpty();
    }

    static Stream<PlatformException> reasonsToAskAnother() {
        return Stream.of(
                new NotFound("none"),
                new RateLimited("later", Duration.ofHours(1)),
                new Denied("refused"),
                new Unavailable("away", null, null));
    }

    @ParameterizedTest
    @MethodSource("reasonsToAskAnother")
    void asksTheNextWhereTheFirstCannotAnswer(PlatformException failure) throws PlatformException {
        graph.failure = failure;
        assertThat(instagram.account("someone").id()).isEqualTo("pk_628");
    }

    @Test
    void asksNoOtherAboutAnAnswerThatCannotBeRead() {
        graph.failure = new Malformed("odd", null);
        assertThatThrownBy(() -> instagram.account("someone")).isInstanceOf(Malformed.class);
        assertThat(looter.asked).isEmpty();
    }

    @Test
    void paysNoOtherWhileTheFirstHasMerelyMadeTheCallsItMayMake() {
        BudgetUsedUp moments = new BudgetUsedUp("no token", Duration.ofSeconds(7));
        graph.failure = moments;
        assertThatThrownBy(() -> instagram.account("someone")).isSameAs(moments);
        assertThat(looter.asked).isEmpty();
    }

    @Test
    void deniesNoAccountThatTheNextMayNotBeAskedForYet() {
        BudgetUsedUp moments = new BudgetUsedUp("no token", Duration.ofSeconds(7));
        graph.failure = new NotFound("not at the first");
        looter.failure = moments;
        assertThatThrownBy(() -> instagram.account("someone")).isSameAs(moments);
    }

    @Test
    void failsAsTheFirstDidWhereNoneAnswers() {
        graph.failure = new NotFound("not at the first");
        looter.failure = new Unavailable("away", null, null);
        assertThatThrownBy(() -> instagram.account("someone"))
                .isInstanceOf(NotFound.class)
                .hasMessage("not at the first");
    }

    @Test
    void asksNoOtherSourceAboutAnAccountThatIsHeld() {
        graph.failure = new Unavailable("away", null, null);
        assertThatThrownBy(() -> instagram.again(GRAPHS, null)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> instagram.page(GRAPHS, "media", null)).isInstanceOf(Unavailable.class);
        assertThat(looter.asked).isEmpty();
    }

    @Test
    void asksTheSourceThatGaveTheId() throws PlatformException {
        assertThat(instagram.again(LOOTERS, null).id()).isEqualTo("pk_628");
        assertThat(instagram.feeds(LOOTERS)).containsExactly(Feed.walked("of pk_628"));
        instagram.page(LOOTERS, "reels", null);
        assertThat(looter.asked).containsExactly("account", "page");
        assertThat(graph.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph", "looter"})
    void asksTheSourceThatIsNamed(String source) throws PlatformException {
        instagram.again(GRAPHS, source);
        assertThat(source.equals("graph") ? graph.asked : looter.asked).containsExactly("account");
    }

    @Test
    void comesAgainLaterWhileASourceIsClosed() {
        graph.failure = new Denied("our token is no good");
        assertThatThrownBy(() -> instagram.page(GRAPHS, "media", null))
                .isInstanceOfSatisfying(
                        RateLimited.class,
                        limited -> assertThat(limited.waitFor()).isEqualTo(Duration.ofMinutes(5)))
                .hasMessage("our token is no good; graph is asked again in 300 s");
    }

    @Test
    void saysWhenTheSourceOfACreatorIsNotThere() {
        Instagram alone = new Instagram(List.of(new InstagramSource("graph", graph, id -> !id.startsWith("pk_"))));
        assertThatThrownBy(() -> alone.page(LOOTERS, "reels", null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fleet.instagram.sources does not name the source of account pk_628");
    }

    /** A source of one account. */
    private static final class Source implements Platform {

        private final String account;
        private final List<String> asked = new ArrayList<>();
        private @Nullable PlatformException failure;

        Source(String account) {
            this.account = account;
        }

        @Override
        public PlatformId id() {
            return PlatformId.INSTAGRAM;
        }

        @Override
        public Account account(String username) throws PlatformException {
            asked("account");
            return new Account(account, username, null, null, null, null, null, null, null, null);
        }

        @Override
        public List<Feed> feeds(Account.Reference reference) {
            return List.of(Feed.walked("of " + account));
        }

        @Override
        public Page page(Account.Reference reference, String feed, @Nullable String cursor) throws PlatformException {
            asked("page");
            return new Page(List.of(), null, List.of());
        }

        private void asked(String what) throws PlatformException {
            asked.add(what);
            if (failure != null) {
                throw failure;
            }
        }
    }
}
