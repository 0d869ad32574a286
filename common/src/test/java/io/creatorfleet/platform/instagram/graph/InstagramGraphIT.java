package io.creatorfleet.platform.instagram.graph;

import static io.creatorfleet.platform.instagram.graph.GraphFixture.CREATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformException.Malformed;
import io.creatorfleet.platform.PlatformException.NotFound;
import io.creatorfleet.platform.PlatformException.Unavailable;
import io.creatorfleet.platform.ScriptedSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramGraphIT {

    @RegisterExtension
    static final GraphFixture graph = new GraphFixture();

    @Test
    void asksWithOneExpressionAndItsCredentialOutOfTheAddress() throws PlatformException {
        graph.source().next(200, Samples.text("ig-01-profile-and-first-page"));
        graph.platform().account("SimCreator");
        ScriptedSource.Call call = graph.source().calls().getFirst();
        assertThat(call.path()).isEqualTo("/v26.0/17841400000000001");
        assertThat(call.query())
                .startsWith("fields=business_discovery.username(simcreator){id,username,")
                .matches(".*}&appsecret_proof=[0-9a-f]{64}")
                .doesNotContain("EAAB");
        assertThat(call.headers().get("Authorization"))
                .containsExactly("Bearer " + graph.secrets().getFirst());
        assertThat(call.headers().get("User-agent")).containsExactly("CreatorFleet/1.0");
    }

    @Test
    void asksForThePageAfterACursor() throws PlatformException {
        graph.source().next(200, Samples.text("ig-02-next-page"));
        page("QVFIUnNpbVBhZAGUwMDAx_-==");
        assertThat(graph.source().calls().getFirst().query())
                .contains("username(simcreator){media.limit(8).after(QVFIUnNpbVBhZAGUwMDAx_-==){id,caption,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a)", "a){id}", "a b", "{", "a,b"})
    void asksNobodyWithACursorThatCannotBeOne(String cursor) {
        assertThatThrownBy(() -> page(cursor)).isInstanceOf(Malformed.class);
        assertThat(graph.source().calls()).isEmpty();
    }

    @Test
    void asksForLessAfterAFieldIsRefusedAndKeepsToIt() throws PlatformException {
        graph.source().next(400, Samples.text("ig-err-unsupported-field-400"));
        graph.source().next(200, Samples.text("ig-01-profile-and-first-page"));
        graph.source().next(200, Samples.text("ig-03-last-page"));
        assertThat(page(null).items()).hasSize(3);
        page("next");
        assertThat(graph.source().calls().get(0).query()).contains("reposts_count");
        assertThat(graph.source().calls().subList(1, 3))
                .allSatisfy(call ->
                        assertThat(call.query()).doesNotContain("reposts_count").contains("view_count"));
    }

    @Test
    void givesUpWhenEvenTheCoreFieldsAreRefused() {
        for (int call = 0; call < 4; call++) {
            graph.source().next(400, Samples.text("ig-err-nonexisting-field-400"));
        }
        assertThatThrownBy(() -> page(null)).isInstanceOf(Malformed.class).hasMessageContaining("core fields");
        assertThat(graph.source().calls()).hasSize(4);
    }

    @Test
    void asksAgainAndThenForHalfWhenItIsTooMuch() throws PlatformException {
        for (int call = 0; call < 3; call++) {
            graph.source().next(500, Samples.text("ig-err-reduce-data-code1-500"));
        }
        graph.source().next(200, Samples.text("ig-01-profile-and-first-page"));
        assertThat(page(null).items()).hasSize(3);
        assertThat(limits()).containsExactly("8", "8", "4", "2");
    }

    @Test
    void isUnavailableWhenASingleItemIsTooMuch() {
        for (int call = 0; call < 5; call++) {
            graph.source().next(500, Samples.text("ig-err-reduce-data-code1-500"));
        }
        assertThatThrownBy(() -> page(null)).isInstanceOf(Unavailable.class);
        assertThat(limits()).containsExactly("8", "8", "4", "2", "1");
    }

    @Test
    void believesAnAccountWithoutItems() throws PlatformException {
        graph.source()
                .next(200, "{\"business_discovery\":{\"id\":\"17841400000000901\",\"media_count\":0},\"id\":\"1\"}");
        assertThat(page(null)).isEqualTo(new Page(List.of(), null, List.of()));
    }

    @Test
    void mixesNoItemsOfAnotherAccountThatTookTheName() {
        graph.source().next(200, Samples.text("ig-02-next-page"));
        assertThatThrownBy(() -> graph.platform().page(new Account.Reference("178", "simcreator"), "media", "next"))
                .isInstanceOf(NotFound.class)
                .hasMessage("The name simcreator belongs to account 17841400000000901 now, no longer to 178");
    }

    private List<String> limits() {
        return graph.source().calls().stream()
                .map(call -> call.query().replaceAll(".*media\\.limit\\((\\d+)\\).*", "$1"))
                .toList();
    }

    private Page page(@Nullable String cursor) throws PlatformException {
        return graph.platform().page(CREATOR, "media", cursor);
    }
}
