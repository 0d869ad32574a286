package io.creatorfleet.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.creatorfleet.platform.PlatformException.BudgetUsedUp;
import io.creatorfleet.platform.PlatformException.Denied;
import io.creatorfleet.platform.PlatformException.Malformed;
import io.creatorfleet.platform.PlatformException.NotFound;
import io.creatorfleet.platform.PlatformException.RateLimited;
import io.creatorfleet.platform.PlatformException.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every adapter must hold to, whatever its source: a test of one gives it a source that answers as told. */
public abstract class PlatformContract {

    /** How a source answers one call. */
    public enum Situation {
        /** With {@link #creator}. */
        ACCOUNT,
        /** With a page of at least two items, and more to come. */
        FIRST_PAGE,
        /** With a page of other, older items, and nothing to come. */
        LAST_PAGE,
        /** That there is no such account. */
        NO_SUCH_ACCOUNT,
        /** That we ask too much. */
        THROTTLED,
        /** That it does not accept our credential. */
        CREDENTIAL_REFUSED,
        /** That it is out of order. */
        OUT_OF_ORDER,
        /** With the page of a proxy. */
        HTML,
        /** With a status and no more. */
        NO_BODY,
        /** With the first half of a document. */
        TRUNCATED,
        /** With a document that is JSON, but none of its own. */
        FOREIGN_DOCUMENT,
        /** With headers, a few bytes, and silence. */
        SILENT,
        /** With the address of somewhere else. */
        REDIRECT,
        /** With a document that has no end. */
        ENDLESS
    }

    /** The adapter, with deadlines of a second or two and an empty ledger behind it. */
    protected abstract Platform platform();

    protected abstract Account.Reference creator();

    /** Lets the source answer the next calls so, in this order. */
    protected abstract void answers(Situation... situations);

    /** How many calls the source has seen. */
    protected abstract int calls();

    /** Uses up the adapter's budget. */
    protected abstract void exhaustBudget() throws PlatformException;

    /** What no text may hold. */
    protected abstract List<String> secrets();

    /** How many calls an account takes. */
    protected int callsForAnAccount() {
        return 1;
    }

    /** The words for {@link Situation#NO_SUCH_ACCOUNT}. */
    protected String noSuchAccount() {
        return "Username not found, private or not a professional account";
    }

    @Test
    void showsAnAccount() throws PlatformException {
        answers(Situation.ACCOUNT);
        Account account = platform().account(creator().username());
        assertThat(new Account.Reference(account.id(), account.username())).isEqualTo(creator());
        assertThat(calls()).isEqualTo(callsForAnAccount());
    }

    @Test
    void walksAFeedToItsEnd() throws PlatformException {
        answers(Situation.FIRST_PAGE, Situation.LAST_PAGE);
        List<Item> items = new ArrayList<>();
        String cursor = null;
        do {
            Page page = page(cursor);
            assertThat(page.unreadable()).isEmpty();
            items.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(calls()).isEqualTo(2);
        assertThat(items).hasSizeGreaterThan(2).extracting(Item::id).doesNotHaveDuplicates();
        assertThat(items)
                .isSortedAccordingTo((one, other) -> other.publishedAt().compareTo(one.publishedAt()));
        assertThat(items).flatExtracting(Item::assets).extracting(Asset::id).doesNotContainNull();
    }

    @Test
    void concludesThatThereIsNoSuchAccount() {
        answers(Situation.NO_SUCH_ACCOUNT);
        assertThat(failure(NotFound.class)).hasMessage(noSuchAccount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a){id}", "a}", "a/b", "a?b", "ä", "aaaaaaaaaabbbbbbbbbbccccccccccd"})
    void asksNobodyForANameThatCannotBeOne(String username) {
        assertThat(catchThrowableOfType(NotFound.class, () -> platform().account(username)))
                .isNotNull();
        assertThat(calls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"OUT_OF_ORDER", "HTML", "NO_BODY", "SILENT"})
    void isUnavailableWhenItsSourceIs(Situation situation) {
        answers(situation);
        failure(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED", "FOREIGN_DOCUMENT", "ENDLESS"})
    void doesNotGuessWhatItCannotRead(Situation situation) {
        answers(situation);
        failure(Malformed.class);
    }

    @Test
    void followsNoRedirect() {
        answers(Situation.REDIRECT, Situation.ACCOUNT);
        failure(PlatformException.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void leavesItsSourceAloneOnceThrottled() {
        answers(Situation.THROTTLED, Situation.ACCOUNT);
        assertThat(failure(RateLimited.class).waitFor()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(failure(RateLimited.class).waitFor()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void leavesItsSourceAloneOnceItsCredentialIsRefused() {
        answers(Situation.CREDENTIAL_REFUSED, Situation.ACCOUNT);
        failure(Denied.class);
        failure(Denied.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void makesNoCallWithoutAToken() throws PlatformException {
        answers(Situation.ACCOUNT);
        exhaustBudget();
        assertThat(failure(BudgetUsedUp.class).waitFor()).isPositive();
        assertThat(calls()).isZero();
    }

    private Page page(@Nullable String cursor) throws PlatformException {
        return platform().page(creator(), platform().feeds(creator()).getFirst().name(), cursor);
    }

    private <T extends PlatformException> T failure(Class<T> type) {
        T failure =
                catchThrowableOfType(type, () -> platform().account(creator().username()));
        for (Throwable text = failure; text != null; text = text.getCause()) {
            assertThat(text.toString()).doesNotContain(secrets());
        }
        return failure;
    }
}
