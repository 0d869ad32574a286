package io.creatorfleet.profile;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.MediaStore;
import io.creatorfleet.catalog.Platforms;
import io.creatorfleet.platform.Account;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Creators that are held and not found any more, or found to be somebody else. */
class MissingCreatorIT {

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
    void aCreator() throws Exception {
        held.jdbc().sql("DELETE FROM job").update();
        held.jdbc().sql("DELETE FROM creator").update();
        handler = new FetchProfileHandler(
                new Platforms(List.of(platform)),
                new ProfileStore(held.jdbc()),
                new NameStore(held.jdbc(), new ProfileProperties(3, Duration.ofHours(6))),
                new MediaStore(held.jdbc()));
        platform.show(account("1", "someone"));
        refresh();
    }

    @Test
    void doesNotBelieveTheFirstTimesThatAHeldCreatorIsMissing() throws Exception {
        platform.show(null);
        for (int miss = 1; miss <= 3; miss++) {
            assertThat(refresh()).isInstanceOf(Verdict.Conclude.class);
        }
        assertThat(held.creator("1")).containsEntry("state", "ACTIVE").containsEntry("misses", 3);
    }

    @Test
    void takesACreatorForUnavailableThatIsMissingForHoursAndLooksAgainInAWeek() throws Exception {
        missForHours(2);
        assertThat(held.creator("1")).containsEntry("state", "ACTIVE");
        refresh();

        assertThat(held.creator("1")).containsEntry("state", "UNAVAILABLE").containsEntry("misses", 3);
        assertThat(held.count("SELECT count(*) FROM creator WHERE due_at - clock_timestamp()"
                        + " BETWEEN interval '6 days 23 hours' AND interval '7 days'"))
                .isEqualTo(1);
    }

    @Test
    void forgetsTheMissesOfACreatorThatIsFoundAgain() throws Exception {
        missForHours(2);
        refresh();
        platform.show(account("1", "someone"));
        refresh();

        assertThat(held.creator("1"))
                .containsEntry("state", "ACTIVE")
                .containsEntry("misses", 0)
                .containsEntry("missed_since", null);
    }

    @Test
    void takesNobodyInWhenANameThatIsReadAgainHasChangedHands() throws Exception {
        platform.show(account("2", "someone"));

        assertThat(refresh())
                .isInstanceOfSatisfying(
                        Verdict.Conclude.class,
                        conclude -> assertThat(conclude.reason())
                                .isEqualTo("The name someone belongs to 2 now, no longer to 1"));
        assertThat(held.creator("1")).containsEntry("state", "UNAVAILABLE");
        assertThat(held.count("SELECT count(*) FROM creator")).isEqualTo(1);
    }

    @Test
    void takesTheNewHolderOfANameInWhenSomebodyAsksForIt() throws Exception {
        platform.show(account("2", "someone"));
        fetch(held.job("someone", null));

        assertThat(held.creator("1")).containsEntry("state", "UNAVAILABLE").containsEntry("username", "someone");
        assertThat(held.creator("2")).containsEntry("state", "ACTIVE");
    }

    @Test
    void forgetsAFormerNameThatIsTakenAgain() throws Exception {
        platform.show(account("1", "other"));
        refresh();
        assertThat(held.count("SELECT count(*) FROM former_name WHERE username = 'someone'"))
                .isEqualTo(1);
        platform.show(account("1", "Someone"));
        fetch(held.job("other", null));

        assertThat(held.jdbc()
                        .sql("SELECT username FROM former_name")
                        .query(String.class)
                        .list())
                .containsExactly("other");
    }

    private void missForHours(int times) throws Exception {
        platform.show(null);
        for (int miss = 0; miss < times; miss++) {
            refresh();
        }
        held.jdbc()
                .sql("UPDATE creator SET missed_since = missed_since - interval '7 hours'")
                .update();
    }

    private Verdict refresh() throws Exception {
        UUID job = held.job("someone", null);
        held.jdbc().sql("UPDATE job SET purpose = 'REFRESH'").update();
        return fetch(job);
    }

    private Verdict fetch(UUID job) throws Exception {
        Verdict verdict = handler.handle(Held.task(job, new FollowUp(TaskKind.PROFILE, "instagram", "instagram/x")));
        held.transactions().executeWithoutResult(status -> {
            switch (verdict) {
                case Verdict.Done done -> done.results().write();
                case Verdict.Conclude conclude -> conclude.results().write();
                default -> throw new AssertionError(verdict);
            }
        });
        return verdict;
    }

    private static Account account(String id, String username) {
        return new Account(id, username, null, null, null, null, null, null, null, null);
    }
}
