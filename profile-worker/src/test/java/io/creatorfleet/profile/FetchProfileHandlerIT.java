package io.creatorfleet.profile;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.Asset;
import io.creatorfleet.platform.Link;
import io.creatorfleet.platform.Page;
import io.creatorfleet.platform.Platform;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FetchProfileHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static JdbcClient jdbc;
    private static TransactionTemplate transactions;

    private final FakePlatform platform = new FakePlatform();
    private FetchProfileHandler handler;

    @BeforeAll
    static void migrate() {
        Database database = services.database();
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V1__ledger_and_catalog.sql")).execute(source);
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @BeforeEach
    void handler() {
        handler =
                new FetchProfileHandler(new Platforms(List.of(platform)), new ProfileStore(jdbc), new MediaStore(jdbc));
    }

    @Test
    void keepsWhatTheAccountSaysAndTellsTheJob() throws Exception {
        platform.account = new Account("101", "Nasa", "NASA", "Space", "https://nasa.gov", null, 90L, 10L, 5L);
        UUID job = job("nasa", "Space");

        fetch(job);

        assertThat(creator("101"))
                .containsEntry("username", "Nasa")
                .containsEntry("niche", "Space")
                .containsEntry("followers", 90L);
        assertThat(count("SELECT count(*) FROM follower_snapshot s JOIN creator c ON c.id = s.creator_id"
                        + " WHERE c.external_id = '101' AND s.followers = 90"))
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT creator_id FROM job WHERE id = ?")
                        .param(job)
                        .query(Long.class)
                        .single())
                .isEqualTo(creator("101").get("id"));
    }

    @Test
    void opensTheWalkOfEachFeed() throws Exception {
        platform.account = account("102", "walker");

        List<FollowUp> followUps = fetch(job("walker", null));

        Object id = creator("102").get("id");
        assertThat(followUps)
                .extracting(FollowUp::kind, FollowUp::upstream, FollowUp::subject)
                .containsExactly(
                        tuple(TaskKind.CONTENT, "instagram", id + "/media/1"),
                        tuple(TaskKind.CONTENT, "instagram", id + "/reels/1"));
        Task first = task(UUID.randomUUID(), followUps.getFirst());
        assertThat(PagePayload.of(first)).isEqualTo(PagePayload.first((Long) Objects.requireNonNull(id), "media"));
    }

    @Test
    void takesARenamedAccountForTheSameCreator() throws Exception {
        platform.account = account("103", "before");
        fetch(job("before", "Old"));
        platform.account = account("103", "after");
        fetch(job("after", "New"));

        assertThat(creator("103")).containsEntry("username", "after").containsEntry("niche", "New");
    }

    @Test
    void keepsTheNicheThatPeopleHaveSet() throws Exception {
        platform.account = account("104", "curated");
        fetch(job("curated", "First"));
        jdbc.sql("UPDATE creator SET niche = 'Curated' WHERE external_id = '104'")
                .update();
        fetch(job("curated", "Second"));

        assertThat(creator("104")).containsEntry("niche", "Curated");
    }

    @Test
    void keepsAKnownValueWhenTheNewOneIsUnknown() throws Exception {
        platform.account = new Account("105", "known", "Name", "Bio", null, null, 7L, 8L, 9L);
        fetch(job("known", null));
        platform.account = account("105", "known");
        fetch(job("known", null));

        assertThat(creator("105"))
                .containsEntry("display_name", "Name")
                .containsEntry("followers", 7L)
                .containsEntry("items", 9L);
    }

    @Test
    void dropsNulCharactersFromTexts() throws Exception {
        platform.account = new Account("106", "nul", "A\0B", "\0", null, null, null, null, null);
        fetch(job("nul", null));

        assertThat(creator("106")).containsEntry("display_name", "AB").containsEntry("biography", "");
    }

    @Test
    void copiesThePictureUntilItIsStored() throws Exception {
        platform.account = account("107", "pictured", "https://cdn/1");
        assertThat(fetch(job("pictured", null))).last().satisfies(copy -> {
            assertThat(copy.kind()).isEqualTo(TaskKind.MEDIA);
            assertThat(copy.upstream()).isEqualTo("instagram-cdn");
            assertThat(copy.subject()).isEqualTo(String.valueOf(media("107").get("id")));
        });
        assertThat(media("107"))
                .containsEntry("state", "PENDING")
                .containsEntry("object_key", "instagram/107/profile/pic-picture");

        jdbc.sql("UPDATE media SET state = 'STORED', size = 1, sha256 = 's', etag = 'e', stored_at = now()"
                        + " WHERE object_key LIKE 'instagram/107/%'")
                .update();
        platform.account = account("107", "pictured", "https://cdn/2");
        assertThat(fetch(job("pictured", null))).noneMatch(followUp -> followUp.kind() == TaskKind.MEDIA);
        assertThat(media("107")).containsEntry("link", "https://cdn/1");
    }

    @Test
    void refusesAnAccountWithoutAValidName() throws Exception {
        platform.account = account("108", "no name");
        UUID job = job("noname", null);

        assertThatThrownBy(() -> fetch(job)).isInstanceOf(PlatformException.Malformed.class);
    }

    @Test
    void leavesAMissingAccountToThePolicy() throws Exception {
        UUID job = job("missing", null);

        assertThatThrownBy(() -> fetch(job)).isInstanceOf(PlatformException.NotFound.class);
    }

    private List<FollowUp> fetch(UUID job) throws Exception {
        Verdict verdict = handler.handle(task(job, new FollowUp(TaskKind.PROFILE, "instagram", "instagram/x")));
        Verdict.Done done = (Verdict.Done) verdict;
        return transactions.execute(status -> done.results().write());
    }

    private static Task task(UUID job, FollowUp of) {
        return new Task(
                1, job, of.kind(), 1, of.upstream(), Lane.INTERACTIVE, of.subject(), of.payload(), 0, Duration.ZERO, 1);
    }

    private static UUID job(String username, @Nullable String niche) {
        UUID job = UUID.randomUUID();
        jdbc.sql("DELETE FROM job").update();
        jdbc.sql("INSERT INTO job (id, purpose, platform, subject, niche, lane, open_tasks)"
                        + " VALUES (:job, 'ADD', 'instagram', :username, :niche, 'INTERACTIVE', 1)")
                .param("job", job)
                .param("username", username)
                .param("niche", niche)
                .update();
        return job;
    }

    private static Account account(String id, String username) {
        return new Account(id, username, null, null, null, null, null, null, null);
    }

    private static Account account(String id, String username, String link) {
        Asset picture = new Asset("pic", Asset.Role.PICTURE, 0, new Link(link, null));
        return new Account(id, username, null, null, null, picture, null, null, null);
    }

    private static Map<String, @Nullable Object> creator(String externalId) {
        return jdbc.sql("SELECT * FROM creator WHERE external_id = ?")
                .param(externalId)
                .query()
                .singleRow();
    }

    private static Map<String, @Nullable Object> media(String externalId) {
        return jdbc.sql("SELECT * FROM media WHERE object_key LIKE 'instagram/' || ? || '/%'")
                .param(externalId)
                .query()
                .singleRow();
    }

    private static long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static final class FakePlatform implements Platform {

        private @Nullable Account account;

        @Override
        public PlatformId id() {
            return PlatformId.INSTAGRAM;
        }

        @Override
        public Account account(String username) throws PlatformException.NotFound {
            if (account == null) {
                throw new PlatformException.NotFound("Username not found, private or not a professional account");
            }
            return account;
        }

        @Override
        public List<String> feeds() {
            return List.of("media", "reels");
        }

        @Override
        public Page page(Account.Reference reference, String feed, @Nullable String cursor) {
            throw new UnsupportedOperationException("a profile needs no page");
        }
    }
}
