package io.creatorfleet.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody does with the console, in a browser and on a whole fleet. */
class ConsoleIT {

    @RegisterExtension
    static final ConsoleFleet fleet = ConsoleFleet.SHARED;

    private Tab tab;

    @BeforeEach
    void open() {
        tab = fleet.browser().open(Chromium.Screen.WIDE, fleet.console());
    }

    @AfterEach
    void close() {
        fleet.heal();
        tab.close();
    }

    /** Files are held up, so that there is something to watch; the mark on the page would not outlive a reload. */
    @Test
    void addsACreatorAndShowsHimComeInAsItHappens() {
        fleet.gateway()
                .post("/api/queues/media/pause", "{\"reason\": \"somebody watches\"}")
                .expectSuccess();
        tab.open("jobs", "Jobs");
        tab.field("Names").fill("smallaccount.watched");
        tab.field("Niche").fill("Watching");
        tab.press("Add");
        tab.marked("added").getByRole(AriaRole.LINK, link("Watch")).click();
        tab.heading("Job of smallaccount.watched");
        tab.page().evaluate("window.mark = 1");
        Locator files = tab.row("Stages", "media");
        Locator bar = files.getByRole(AriaRole.PROGRESSBAR);
        assertThat(files).containsText(Pattern.compile("[1-9]"));
        assertThat(bar).hasAttribute("value", "0");
        assertThat(tab.marked("job-state")).hasText("running");

        fleet.gateway().post("/api/queues/media/resume", "{}").expectSuccess();

        assertThat(tab.marked("job-state")).hasText("succeeded");
        assertThat(bar).not().hasAttribute("value", "0");
        assertThat(tab.marked("bytes")).containsText(Pattern.compile("[1-9]"));
        assertThat(tab.page().evaluate("window.mark")).isEqualTo(1);
    }

    @Test
    void addsAListAndTellsOfEachNameWhatBecameOfIt() {
        tab.open("jobs", "Jobs");
        tab.field("Names").fill("smallaccount.one, smallaccount.two\nno-such-name!");
        tab.press("Add");
        Locator answers = tab.marked("added").getByRole(AriaRole.LISTITEM);
        assertThat(answers.filter(text("smallaccount.one"))).containsText("accepted");
        assertThat(answers.filter(text("smallaccount.two"))).containsText("accepted");
        assertThat(answers.filter(text("no-such-name!"))).containsText("letters, digits, dots and underscores");
    }

    @Test
    void verifiesWhatIsClaimedAgainstRowsAndObjects() {
        tab.open("creators/" + ConsoleFleet.ACCOUNT, ConsoleFleet.ACCOUNT);
        tab.press("Verify");
        assertThat(tab.marked("verification")).containsText("Consistent");
        assertThat(tab.get(AriaRole.TABLE, "Verification")).isVisible();
    }

    @Test
    void playsAStoredReel() {
        tab.open("creators/" + ConsoleFleet.ACCOUNT, ConsoleFleet.ACCOUNT);
        tab.get(AriaRole.TAB, "Reels").click();
        tab.get(AriaRole.LIST, "Content")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Play"))
                .first()
                .click();
        expectPlaying();
    }

    @Test
    void findsTheMostViewedReelOfANicheAndPlaysIt() {
        tab.open("", "Overview").goTo("Viral reels", "Viral reels");
        tab.field("Niche").selectOption(ConsoleFleet.NICHE);
        Locator reels = tab.get(AriaRole.LIST, "Viral reels").getByRole(AriaRole.ARTICLE);
        assertThat(reels.first()).isVisible();
        reels.first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Play"))
                .click();
        expectPlaying();
    }

    private void expectPlaying() {
        Locator video = tab.get(AriaRole.DIALOG, Pattern.compile("^Play")).locator("video");
        assertThat(video).isVisible();
        video.evaluate("video => video.play()");
        tab.page().waitForFunction("video => video.readyState >= 3 && video.currentTime > 0.3", video.elementHandle());
        assertThat(video.evaluate("video => video.error")).isNull();
        tab.page().keyboard().press("Escape");
        assertThat(video).isHidden();
    }

    @Test
    void savesWhatIsCurated() {
        String page = "creators/" + ConsoleFleet.ACCOUNT;
        tab.open(page, ConsoleFleet.ACCOUNT);
        tab.field("Notes").fill("Seen by <b>us</b>");
        tab.press("Save");
        assertThat(tab.marked("notices")).not().isEmpty();
        tab.page().reload();
        assertThat(tab.field("Notes")).hasValue("Seen by <b>us</b>");
    }

    @Test
    void deletesACreatorOnceItsNameIsTyped() {
        String name = "smallaccount.unwanted";
        fleet.awaitEnd(fleet.add(name));
        tab.open("creators/" + name, name);
        tab.press("Delete " + name + "…");
        Locator dialog = tab.get(AriaRole.DIALOG, "Delete " + name + "?");
        Locator sure = dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete for good"));
        assertThat(sure).isDisabled();
        dialog.getByRole(AriaRole.TEXTBOX).fill(name);
        sure.click();
        assertThat(tab.marked("job-state")).hasText("succeeded");
        assertThat(fleet.gateway().get("/api/instagram/creator/" + name).status())
                .isEqualTo(404);
    }

    private static Locator.GetByRoleOptions link(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
