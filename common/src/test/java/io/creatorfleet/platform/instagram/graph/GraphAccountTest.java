package io.creatorfleet.platform.instagram.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.PlatformException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphAccountTest {

    @Test
    void readsAnAccount() throws PlatformException {
        Account account = GraphReader.account(Samples.account("ig-01-profile-and-first-page"));
        assertThat(account.id()).isEqualTo("17841400000000901");
        assertThat(account.username()).isEqualTo("simcreator");
        assertThat(account.displayName()).isEqualTo("Sim Creator ✨");
        assertThat(account.biography()).isEqualTo("Harbour walks & coffee ☕\nBookings ⬇️");
        assertThat(account.website()).isEqualTo("https://simcreator.example/");
        assertThat(account.followers()).isEqualTo(1204331);
        assertThat(account.follows()).isEqualTo(318);
        assertThat(account.items()).isEqualTo(1207);
        assertThat(Objects.requireNonNull(account.picture()).id()).isEqualTo("400000001_900000000000001_n.jpg");
    }

    @Test
    void leavesOutWhatAnAccountDoesNotTell() throws PlatformException {
        Account account = GraphReader.account(Samples.account("ig-04-only-page-no-paging-object"));
        assertThat(account)
                .isEqualTo(new Account("17841400000000902", "simtiny", null, null, null, null, 26L, 103L, 1L, null));
    }

    @Test
    void readsCountsBeyondThirtyTwoBits() throws PlatformException {
        Account account = GraphReader.account(
                Samples.parse("{\"id\":\"1\",\"username\":\"a\",\"followers_count\":9007199254740993}"));
        assertThat(account.followers()).isEqualTo(9007199254740993L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"1\"}",
                "{\"id\":17841400000000901,\"username\":\"a\"}",
                "{\"id\":\"../1\",\"username\":\"a\"}",
                "{\"id\":\"1\",\"username\":\"a\",\"followers_count\":\"many\"}",
                "{\"id\":\"1\",\"username\":\"a\",\"followers_count\":1.5}",
            })
    void refusesAnAccountOfAnotherShape(String json) {
        assertThatThrownBy(() -> GraphReader.account(Samples.parse(json)))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageStartingWith("Instagram's account has ");
    }
}
