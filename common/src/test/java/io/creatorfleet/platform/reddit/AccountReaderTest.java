package io.creatorfleet.platform.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.PlatformException;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountReaderTest {

    @Test
    void readsACommunityWithItsRules() throws PlatformException {
        Account community = AccountReader.community(
                Samples.document("rd-20-subreddit-about"), Optional.of(Samples.parse(Samples.RULES)));
        assertThat(new Account.Reference(community.id(), community.username())).isEqualTo(RedditFixture.CREATOR);
        assertThat(community.displayName()).isEqualTo("Simulated pictures");
        assertThat(community.biography()).isEqualTo("Pictures from the simulator.");
        assertThat(community.followers()).isEqualTo(3623994);
        assertThat(community.items()).isNull();
        assertThat(community.picture())
                .isEqualTo(new Asset(
                        "communityIcon_sim.png",
                        Asset.Role.PICTURE,
                        0,
                        new Link(
                                "https://styles.redditmedia.com/t5_sim01/styles/communityIcon_sim.png?width=256&s=00",
                                null)));
        assertThat(Samples.parse(Objects.requireNonNull(community.details()))).isEqualTo(Samples.parse("""
                {"subreddit_type":"public","over18":false,"quarantine":false,"lang":"en","created":"2008-01-25T11:52:15Z",
                 "rules":[{"name":"Be kind","description":"To people & boats","kind":"link"}]}"""));
    }

    @Test
    void readsACommunityThatHidesItsNumbers() throws PlatformException {
        Account community = AccountReader.community(Samples.parse("""
                {"kind":"t5","data":{"name":"t5_a","display_name":"Space","created_utc":1201261935,"subscribers":null,
                 "over18":null,"community_icon":null,"icon_img":""}}"""), Optional.empty());
        assertThat(community.username()).isEqualTo("r/Space");
        assertThat(community.followers()).isNull();
        assertThat(community.picture()).isNull();
        assertThat(community.details()).isEqualTo("{\"created\":\"2008-01-25T11:52:15Z\"}");
    }

    @Test
    void readsAUser() throws PlatformException {
        Account user = AccountReader.user(new RedditName(false, "sim_author"), Samples.document("rd-21-user-about"));
        assertThat(user.id()).isEqualTo("t2_sim0a1");
        assertThat(user.username()).isEqualTo("u/sim_author");
        assertThat(user.displayName()).isNull();
        assertThat(user.followers()).isZero();
        assertThat(Objects.requireNonNull(user.picture()).id()).isEqualTo("avatar_default_6.png");
        assertThat(Samples.parse(Objects.requireNonNull(user.details()))).isEqualTo(Samples.parse("""
                {"link_karma":1,"comment_karma":0,"total_karma":1,"verified":true,"is_mod":true,"over18":false,
                 "created":"2019-03-12T23:30:44Z"}"""));
    }

    @Test
    void readsAUserWithoutAProfile() throws PlatformException {
        Account user = AccountReader.user(new RedditName(false, "old"), Samples.parse("""
                {"kind":"t2","data":{"id":"1","name":"old","created_utc":1201261935.0,"subreddit":null}}"""));
        assertThat(user.followers()).isNull();
        assertThat(user.biography()).isNull();
    }
}
