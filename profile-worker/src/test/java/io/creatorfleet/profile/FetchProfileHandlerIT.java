package io.creatorfleet.profile;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FetchProfileHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static Held held;

    private final FakePlatform platform = new FakePlatform();
    private FetchProfileHandler handler;

    @BeforeAll
    static void migrate() {
        held = Held.in(services.database());
    }

    @BeforeEach
    void handler() {
        handler = new FetchProfileHandler(
                new Platforms(List.of(platform)),
                new ProfileStore(held.jdbc()),
                new NameStore(held.jdbc(), new ProfileProperties(3, Duration.ofHours(6))),
                new MediaStore(held.jdbc()));
    }

    @Test
    void keepsWhatTheAccountSaysAndTellsTheJob() throws Exception {
        platform.show(new Account("101", "Nasa", "NASA", "Space", "https://nasa.gov", null, 90L, 10L, 5L, null));
        UUID job = held.job("nasa", "Space");

        fetch(job);

        assertThat(held.creator("101"))
                .containsEntry("username", "Nasa")
                .containsEntry("niche", "Space")
                .containsEntry("followers", 90L);
        assertThat(held.count("SELECT count(*) FROM follower_snapshot s JOIN creator c ON c.id = s.creator_id"
                        + " WHERE c.external_id = '101' AND s.followers = 90"))
                .isEqualTo(1);
        assertThat(held.jdbc()
                        .sql("SELECT creator_id FROM job WHERE id = ?")
                        .param(job)
                        .query(Long.class)
                        .single())
                .isEqualTo(held.creator("101").get("id"));
    }

    @Test
    void opensTheWalkOfEachFeed() throws Exception {
        platform.show(account("102", "walker"));

        List<FollowUp> followUps = fetch(held.job("walker", null));

        Object id = held.creator("102").get("id");
        assertThat(followUps)
                .extracting(FollowUp::kind, FollowUp::upstream, FollowUp::subject)
                .containsExactly(
                        tuple(TaskKind.CONTENT, "instagram", id + "/media/1"),
                        tuple(TaskKind.CONTENT, "instagram", id + "/reels/1"));
        Task first = Held.task(UUID.randomUUID(), followUps.getFirst());
        assertThat(PagePayload.of(first)).isEqualTo(PagePayload.first((Long) Objects.requireNonNull(id), "media"));
    }

    @Test
    void takesARenamedAccountForTheSameCreator() throws Exception {
        platform.show(account("103", "before"));
        fetch(held.job("before", "Old"));
        platform.show(account("103", "after"));
        fetch(held.job("after", "New"));

        assertThat(held.creator("103")).containsEntry("username", "after").containsEntry("niche", "New");
        assertThat(held.jdbc()
                        .sql("SELECT f.username FROM former_name f JOIN creator c ON c.id = f.creator_id"
                                + " WHERE c.external_id = '103'")
                        .query(String.class)
                        .list())
                .containsExactly("before");
    }

    @Test
    void keepsWhatPeopleHaveSet() throws Exception {
        platform.show(account("104", "curated"));
        fetch(held.job("curated", "First"));
        held.jdbc()
                .sql("UPDATE creator SET niche = 'Curated', review = 'Good', notes = 'Call' WHERE external_id = '104'")
                .update();
        fetch(held.job("curated", "Second"));

        assertThat(held.creator("104"))
                .containsEntry("niche", "Curated")
                .containsEntry("review", "Good")
                .containsEntry("notes", "Call");
    }

    @Test
    void keepsAKnownValueWhenTheNewOneIsUnknown() throws Exception {
        platform.show(new Account("105", "known", "Name", "Bio", null, null, 7L, 8L, 9L, null));
        fetch(held.job("known", null));
        platform.show(account("105", "known"));
        fetch(held.job("known", null));

        assertThat(held.creator("105"))
                .containsEntry("display_name", "Name")
                .containsEntry("followers", 7L)
                .containsEntry("items", 9L);
    }

    @Test
    void dropsNulCharactersFromTexts() throws Exception {
        platform.show(new Account("106", "nul", "A\0B", "\0", null, null, null, null, null, null));
        fetch(held.job("nul", null));

        assertThat(held.creator("106")).containsEntry("display_name", "AB").containsEntry("biography", "");
    }

    @Test
    void copiesThePictureUntilItIsStored() throws Exception {
        platform.show(account("107", "pictured", "https://cdn/1"));
        assertThat(fetch(held.job("pictured", null))).last().satisfies(copy -> {
            assertThat(copy.kind()).isEqualTo(TaskKind.MEDIA);
            assertThat(copy.upstream()).isEqualTo("instagram-cdn");
            assertThat(copy.subject())
                    .isEqualTo(String.valueOf(held.media("107").get("id")));
        });
        assertThat(held.media("107"))
                .containsEntry("state", "PENDING")
                .containsEntry("object_key", "instagram/107/profile/pic-picture");

        held.jdbc()
                .sql("UPDATE media SET state = 'STORED', size = 1, sha256 = 's', etag = 'e', stored_at = now()"
                        + " WHERE object_key LIKE 'instagram/107/%'")
                .update();
        platform.show(account("107", "pictured", "https://cdn/2"));
        assertThat(fetch(held.job("pictured", null))).noneMatch(followUp -> followUp.kind() == TaskKind.MEDIA);
        assertThat(held.media("107")).containsEntry("link", "https://cdn/1");
    }

    @Test
    void refusesAnAccountWithoutAValidName() throws Exception {
        platform.show(account("108", "no name"));
        UUID job = held.job("noname", null);

        assertThatThrownBy(() -> fetch(job)).isInstanceOf(PlatformException.Malformed.class);
    }

    @Test
    void leavesAMissingAccountToThePolicy() throws Exception {
        UUID job = held.job("missing", null);

        assertThatThrownBy(() -> fetch(job)).isInstanceOf(PlatformException.NotFound.class);
    }

    @Test
    void concludesThatAPlatformHasNoSource() throws Exception {
        UUID job = held.job("r/space", null);
        held.jdbc().sql("UPDATE job SET platform = 'reddit'").update();

        assertThat(handle(job))
                .isInstanceOfSatisfying(
                        Verdict.Conclude.class,
                        conclude -> assertThat(conclude.reason())
                                .isEqualTo("No source is configured for reddit in this worker: nothing was asked"));
    }

    @Test
    void keepsWhatIsKnownOfDetailsThatAreMissingNow() throws Exception {
        platform.show(detailed("109", "detailed", "{\"rules\":[1],\"lang\":\"en\"}"));
        fetch(held.job("detailed", null));
        platform.show(detailed("109", "detailed", "{\"lang\":\"de\"}"));
        fetch(held.job("detailed", null));
        platform.show(detailed("109", "detailed", null));
        fetch(held.job("detailed", null));

        assertThat(held.creator("109").get("details")).hasToString("{\"lang\": \"de\", \"rules\": [1]}");
    }

    private List<FollowUp> fetch(UUID job) throws Exception {
        Verdict.Done done = (Verdict.Done) handle(job);
        return held.transactions().execute(status -> done.results().write());
    }

    private Verdict handle(UUID job) throws Exception {
        return handler.handle(Held.task(job, new FollowUp(TaskKind.PROFILE, "instagram", "instagram/x")));
    }

    private static Account detailed(String id, String username, @Nullable String details) {
        return new Account(id, username, null, null, null, null, null, null, null, details);
    }

    private static Account account(String id, String username) {
        return new Account(id, username, null, null, null, null, null, null, null, null);
    }

    private static Account account(String id, String username, String link) {
        Asset picture = new Asset("pic", Asset.Role.PICTURE, 0, new Link(link, null));
        return new Account(id, username, null, null, null, picture, null, null, null, null);
    }
}
