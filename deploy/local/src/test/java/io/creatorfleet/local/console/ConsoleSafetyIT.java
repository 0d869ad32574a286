package io.creatorfleet.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.creatorfleet.local.Part;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the console withstands: texts that are markup, a gateway that is away, somebody without a key. */
class ConsoleSafetyIT {

    @RegisterExtension
    static final ConsoleFleet fleet = ConsoleFleet.SHARED;

    private static final String MARKUP = "<img src=x onerror=";

    private static final String PAGE = "**/pages/viral.js";

    private Tab tab;

    @BeforeEach
    void open() {
        tab = fleet.browser().open(Chromium.Screen.WIDE, fleet.console());
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @ParameterizedTest
    @CsvSource({
        "creators?q=hostile, Creators",
        "creators/hostile.account, hostile.account",
        "reddit/subreddit/hostile_town, r/hostile_town",
        "reddit/user/hostile_user, u/hostile_user",
        "reddit/posts, Reddit"
    })
    void showsMarkupOfAPlatformAsTextAndRunsNothing(String place, String heading) {
        tab.open(place, heading);
        expectText(MARKUP);
    }

    @Test
    void showsMarkupOfAClientAsTextAndRunsNothing() {
        String niche = MARKUP + "\"window.hostile=1\">";
        tab.open("jobs", "Jobs");
        tab.field("Names").fill("smallaccount.marked");
        tab.field("Niche").fill(niche);
        tab.press("Add");
        tab.marked("added").getByRole(AriaRole.LINK).first().click();
        assertThat(tab.marked("job-state")).hasText("succeeded");
        tab.open("creators?q=smallaccount.marked", "Creators");
        expectText(niche);
    }

    private void expectText(String text) {
        Locator visible = tab.page().getByText(text).filter(new Locator.FilterOptions().setVisible(true));
        assertThat(tab.page().getByRole(AriaRole.MAIN).filter(new Locator.FilterOptions().setHas(visible)))
                .isVisible();
        assertThat(tab.page().locator("[onerror], img[src=x], a[href^='javascript:']"))
                .hasCount(0);
        assertThat(tab.page().evaluate("window.hostile")).isNull();
    }

    @Test
    void saysThatTheConnectionIsLostAndComesBackByItself() {
        tab.open("overview", "Overview");
        Locator connection = tab.marked("connection");
        assertThat(connection).hasText("Live");
        tab.page().evaluate("window.mark = 1");
        tab.expectNoAnswers();
        Part gateway = fleet.fleet().part("api-gateway");
        gateway.stop();
        try {
            assertThat(connection).containsText("Connection lost");
            assertThat(tab.marked("stale")).isVisible();
            assertThat(tab.page().locator("html")).hasAttribute("data-stale", "true");
        } finally {
            gateway.start();
        }
        assertThat(connection).hasText("Live");
        assertThat(tab.marked("stale")).isHidden();
        assertThat(tab.page().evaluate("window.mark")).isEqualTo(1);
    }

    @Test
    void saysThatAPageDidNotComeAndAsksForItAgain() {
        tab.page().route(PAGE, Route::abort);
        tab.expectNoAnswers();
        tab.open("overview", "Overview");
        tab.page().navigate("/#/viral");
        assertThat(tab.marked("problem")).containsText("The page did not come");
        tab.page().unroute(PAGE);
        tab.press("Try again");
        tab.heading("Viral reels");
    }

    @Test
    void asksForAKeyWhereOneIsNeededAndKeepsItForTheSessionAlone() {
        try (KeyedGateway gateway = KeyedGateway.of(fleet.fleet());
                Tab keyed = fleet.browser().open(Chromium.Screen.WIDE, fleet.console(gateway.address()))) {
            keyed.expectNoAnswers();
            keyed.page().navigate("/");
            Locator dialog = keyed.get(AriaRole.DIALOG, "Key needed");
            dialog.getByLabel("API key").fill("cf_wrong");
            dialog.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Use key"))
                    .click();
            assertThat(dialog.getByRole(AriaRole.ALERT)).not().isEmpty();
            dialog.getByLabel("API key").fill(gateway.key());
            dialog.getByRole(AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("Use key"))
                    .click();
            assertThat(dialog).isHidden();
            assertThat(keyed.marked("connection")).hasText("Live");
            keyed.page().reload();
            assertThat(keyed.marked("connection")).hasText("Live");
            keyed.goTo("Creators", "Creators");
            assertThat(keyed.row("Creators", ConsoleFleet.ACCOUNT)).isVisible();
            assertThat(keyed.page().evaluate("sessionStorage['fleet.key']")).isEqualTo(gateway.key());
            assertThat(keyed.page().evaluate("[...Object.values(localStorage), document.cookie, location.href].join()"))
                    .asString()
                    .doesNotContain(gateway.key());
            keyed.press("Forget key");
            assertThat(dialog).isVisible();
            assertThat(keyed.page().evaluate("sessionStorage.length")).isEqualTo(0);
        }
    }

    @Test
    void saysSoWhereThereIsNoSuchPage() {
        tab.open("nowhere", "Page not found");
        assertThat(tab.get(AriaRole.LINK, Pattern.compile("Overview")).first()).isVisible();
    }
}
