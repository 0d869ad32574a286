package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies whose links have expired, are not honoured, or lead to where nothing is fetched from. */
class CopyLinksIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();

    @Test
    void asksForANewLinkInsteadOfAnExpiredOne() throws Exception {
        long media = copying.media("expired", cdn.file("/expired", "image/jpeg", FakeCdn.bytes(10)));
        held.jdbc()
                .sql("UPDATE media SET expires_at = clock_timestamp() + interval '5 seconds' WHERE id = ?")
                .param(media)
                .update();

        Verdict verdict = copying.copy(media);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Snooze.class,
                        snooze -> assertThat(snooze.followUps())
                                .extracting(FollowUp::kind, FollowUp::upstream, FollowUp::subject)
                                .containsExactly(tuple(
                                        TaskKind.RESOLVE,
                                        "instagram",
                                        copying.creator().id() + "/media/c2")));
        assertThat(cdn.calls()).isZero();
        assertThat(held.media(media)).containsEntry("link_asked", true).containsEntry("resolutions", 0);
    }

    /** It was tried while a renewal of its page ended. */
    @Test
    void doesNotAskForALinkThatIsThereAlready() throws Exception {
        String renewed = cdn.file("/renewed", "image/jpeg", FakeCdn.bytes(10));
        long media = copying.media("overtaken", cdn.answer("/overtaken", exchange -> {
            held.jdbc()
                    .sql("UPDATE media SET link = ? WHERE external_id = 'overtaken' AND creator_id = ?")
                    .params(renewed, copying.creator().id())
                    .update();
            exchange.sendResponseHeaders(403, -1);
        }));

        assertThat(copying.copy(media)).isInstanceOfSatisfying(Verdict.Snooze.class, snooze -> {
            assertThat(snooze.delay()).isZero();
            assertThat(snooze.followUps()).isEmpty();
        });
        assertThat(held.media(media)).containsEntry("link_asked", false);

        held.settle(copying.copy(media));
        assertThat(held.media(media)).containsEntry("state", "STORED");
    }

    /** A renewal that is about to end cannot wake who is not asleep yet. */
    @Test
    void sleepsShortlyWhileItsLinkIsBeingRenewed() throws Exception {
        long media = copying.media("renewing", cdn.status("/renewing", 403));
        assertThat(copying.copy(media))
                .isInstanceOfSatisfying(
                        Verdict.Snooze.class,
                        snooze -> assertThat(snooze.delay()).isEqualTo(Duration.ofMinutes(2)));
        held.jdbc()
                .sql("INSERT INTO task (job_id, kind, upstream, lane, subject, state, owner)"
                        + " VALUES (?, 'RESOLVE', 'instagram', 'BACKGROUND', ?, 'RUNNING', 1)")
                .params(held.job(), copying.creator().id() + "/media/c2")
                .update();

        assertThat(copying.copy(media))
                .isInstanceOfSatisfying(
                        Verdict.Snooze.class,
                        snooze -> assertThat(snooze.delay()).isEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void asksForANewLinkWhenTheCdnDoesNotHonourIt() throws Exception {
        for (int status : List.of(403, 404, 410)) {
            long media = copying.media("refused" + status, cdn.status("/refused" + status, status));
            assertThat(copying.copy(media)).as("status %d", status).isInstanceOf(Verdict.Snooze.class);
        }
    }

    @Test
    void concludesThatAFileIsGoneAfterThreeRenewals() throws Exception {
        long media = copying.media("gone", cdn.status("/gone", 404));
        renewed(media, 3, Duration.ZERO);

        held.settle(copying.copy(media));

        assertThat(held.media(media)).containsEntry("state", "GONE");
        assertThat(held.media(media).get("reason")).asString().contains("after 3 renewals");
    }

    /** An edge that refuses all links for a while says nothing of any file. */
    @Test
    void waitsWhereARenewedLinkIsRefusedToo() throws Exception {
        AtomicBoolean blocks = new AtomicBoolean(true);
        byte[] file = FakeCdn.bytes(10);
        long media = copying.media("blocked", cdn.answer("/blocked", exchange -> {
            if (blocks.get()) {
                exchange.getResponseHeaders().set("Retry-After", "7");
                exchange.sendResponseHeaders(403, -1);
            } else {
                FakeCdn.sendRange(exchange, "image/jpeg", file);
            }
        }));
        assertThat(copying.copy(media)).isInstanceOf(Verdict.Snooze.class);
        renewed(media, 3, Duration.ofMinutes(20));

        assertThatThrownBy(() -> copying.copy(media))
                .isInstanceOfSatisfying(
                        PlatformException.Unavailable.class,
                        blocked -> assertThat(blocked.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(held.media(media)).containsEntry("state", "PENDING").containsEntry("link_asked", false);

        blocks.set(false);
        held.settle(copying.throughAnotherWorker().copy(media));
        assertThat(held.media(media)).containsEntry("state", "STORED");
    }

    @Test
    void concludesThatAFileIsGoneWhenAnOlderLinkIsRefusedAfterThreeRenewals() throws Exception {
        long media = copying.media("refused", cdn.status("/refused", 403));
        renewed(media, 3, Duration.ofMinutes(40));

        held.settle(copying.copy(media));

        assertThat(held.media(media)).containsEntry("state", "GONE");
    }

    private void renewed(long media, int times, Duration ago) {
        held.jdbc()
                .sql("UPDATE media SET resolutions = ?, link_asked = false,"
                        + " resolved_at = clock_timestamp() - ?::interval WHERE id = ?")
                .params(times, ago.toString(), media)
                .update();
    }

    @Test
    void diesWithTheTaskThatWasToRenewItsLink() throws Exception {
        long media = copying.media("stuck", cdn.status("/stuck", 403));
        held.jdbc()
                .sql("INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)"
                        + " VALUES (?, 'RESOLVE', 'instagram', 'BACKGROUND', ?, 'DEAD', clock_timestamp())")
                .params(held.job(), copying.creator().id() + "/media/c2")
                .update();

        assertThat(copying.copy(media)).isInstanceOf(Verdict.DeadLetter.class);
        assertThat(held.media(media)).containsEntry("state", "PENDING");
    }

    @Test
    void callsNoOtherHost() {
        long foreign = copying.media("foreign", "http://10.0.0.1/secret");
        long file = copying.media("file", "file:///etc/hostname");

        for (long media : List.of(foreign, file)) {
            assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(PlatformException.Malformed.class);
        }
    }

    @Test
    void heedsTheCdnsWordOnWhenToComeAgain() {
        long media = copying.media("busy", cdn.status("/busy", 503, "Retry-After", "7"));

        assertThatThrownBy(() -> copying.copy(media))
                .isInstanceOfSatisfying(
                        PlatformException.Unavailable.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }
}
