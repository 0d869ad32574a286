package io.creatorfleet.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator does with the console when something is wrong, in a browser and on a whole fleet. */
class ConsoleOperationIT {

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

    @Test
    void tellsWhyAJobIsIncompleteAndMendsItByAReplay() {
        fleet.bury("smallaccount.mended");
        tab.open("jobs", "Jobs");
        tab.row("Jobs", "smallaccount.mended").getByRole(AriaRole.LINK).first().click();
        assertThat(tab.marked("job-state")).hasText("incomplete");
        tab.get(AriaRole.LINK, Pattern.compile("^Dead tasks of this job")).click();
        tab.heading("Dead tasks");
        tab.get(AriaRole.TABLE, "Dead tasks")
                .getByRole(AriaRole.LINK, named("^media \\d+$"))
                .click();
        assertThat(tab.get(AriaRole.TABLE, "Attempts")).containsText("503");
        tab.press("Replay…");
        replay();
        assertThat(tab.marked("task-state")).hasText("done");
        tab.goTo("Jobs", "Jobs");
        assertThat(tab.row("Jobs", "smallaccount.mended").first()).containsText("succeeded");
    }

    @Test
    void replaysAGroupOfDeadTasksAfterADryRun() {
        fleet.bury("smallaccount.grouped");
        tab.open("dead", "Dead tasks");
        Locator groups = tab.get(AriaRole.TABLE, "Dead tasks by cause");
        assertThat(groups).containsText("media");
        groups.getByRole(AriaRole.BUTTON, named("^Replay… media ")).first().click();
        replay();
        assertThat(groups.getByRole(AriaRole.BUTTON, named("^Replay… media "))).hasCount(0);
    }

    private void replay() {
        Locator dialog = tab.get(AriaRole.DIALOG, "Replay dead tasks");
        assertThat(dialog.getByTestId("dry-run")).containsText(Pattern.compile("[1-9]\\d* would come back"));
        dialog.getByRole(AriaRole.BUTTON, named("^Replay [1-9]")).click();
        assertThat(dialog).isHidden();
        assertTold();
    }

    private void assertTold() {
        assertThat(tab.marked("notices")).not().isEmpty();
        // The button that had it goes with what it was for.
        assertThat(tab.page().locator("main h1")).isFocused();
    }

    @Test
    void retriesTheDeadTasksOfAJob() {
        open("smallaccount.retried", fleet.bury("smallaccount.retried"));
        assertThat(tab.marked("job-state")).hasText("incomplete");
        tab.press("Retry dead tasks");
        assertTold();
        assertThat(tab.marked("job-state")).hasText("succeeded");
        assertThat(tab.get(AriaRole.BUTTON, "Retry dead tasks")).isHidden();
    }

    @Test
    void cancelsAJobOnceItIsSure() {
        fleet.pause("media");
        try {
            open("smallaccount.cancelled", fleet.add("smallaccount.cancelled"));
            assertThat(tab.marked("job-state")).hasText("running");
            tab.press("Cancel job");
            Locator dialog = tab.get(AriaRole.DIALOG, "Cancel this job?");
            dialog.getByRole(AriaRole.BUTTON, named("^Keep it$")).click();
            assertThat(dialog).isHidden();
            assertThat(tab.marked("job-state")).hasText("running");
            tab.press("Cancel job");
            dialog.getByRole(AriaRole.BUTTON, named("^Cancel job$")).click();
            assertThat(dialog).isHidden();
            assertTold();
            assertThat(tab.marked("job-state")).hasText("cancelled");
            assertThat(tab.get(AriaRole.BUTTON, "Cancel job")).isHidden();
        } finally {
            fleet.resume("media");
        }
    }

    private void open(String account, String job) {
        tab.open(job.substring("/api/".length()), "Job of " + account);
    }

    @Test
    void dismissesDeadTasksWithAReasonAndTakesThatBack() {
        fleet.bury("smallaccount.dismissed");
        tab.open("dead", "Dead tasks");
        Locator group = tab.get(AriaRole.BUTTON, Pattern.compile("^Dismiss… media "));
        group.first().click();
        Locator dialog = tab.get(AriaRole.DIALOG, "Dismiss dead tasks");
        dialog.getByLabel("Reason").fill("nobody needs it");
        dialog.getByRole(AriaRole.BUTTON, named("^Dismiss [1-9]")).click();
        assertThat(group).hasCount(0);
        tab.press("Undo");
        assertThat(group.first()).isVisible();
    }

    @Test
    void pausesAKindOfTaskWithAReasonAndResumesIt() {
        tab.open("control", "Scrapers and queues");
        tab.press("Pause analytics…");
        Locator dialog = tab.get(AriaRole.DIALOG, "Pause analytics");
        dialog.getByLabel("Until").selectOption("In an hour");
        dialog.getByLabel("Reason").fill("formulas change <today>");
        dialog.getByRole(AriaRole.BUTTON, named("^Pause$")).click();
        Locator row = tab.row("Kinds of task", "analytics");
        assertThat(row).containsText(Pattern.compile("Paused until .+: formulas change <today>"));
        assertThat(tab.get(AriaRole.TABLE, "What operators did")).containsText("formulas change <today>");
        tab.press("Resume analytics");
        assertThat(row).not().containsText("Paused until");
    }

    @Test
    void tellsWhyAPlatformIsPausedAndResumesIt() {
        fleet.fault("\"TOKEN_EXPIRED\"");
        String job = fleet.add("smallaccount.refused");
        tab.open("overview", "Overview");
        assertThat(tab.row("Platforms", "instagram").first()).containsText("190");
        fleet.heal();
        tab.goTo("Scrapers and queues", "Scrapers and queues");
        tab.press("Resume instagram");
        assertThat(tab.get(AriaRole.BUTTON, "Resume instagram")).isHidden();
        fleet.awaitEnd(job);
        tab.goTo("Jobs", "Jobs");
        assertThat(tab.row("Jobs", "smallaccount.refused").first()).containsText("succeeded");
    }

    @Test
    void startsAndStopsAScraper() {
        tab.open("control", "Scrapers and queues");
        tab.press("Start Reddit scraper");
        assertThat(tab.marked("scraper-reddit")).containsText("running");
        tab.press("Stop Reddit scraper");
        assertThat(tab.marked("scraper-reddit")).containsText("stopped");
    }

    private static Locator.GetByRoleOptions named(String pattern) {
        return new Locator.GetByRoleOptions().setName(Pattern.compile(pattern));
    }
}
