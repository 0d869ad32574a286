package io.creatorfleet.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** A tab with the console in it, and a note of all that a page must not do: fail, break its policy, ask strangers. */
final class Tab implements AutoCloseable {

    /** How long whatever somebody waits for may take, on a machine that runs a whole fleet beside the browser. */
    private static final double LIMIT_MS = 60_000;

    private static final String NO_ANSWER = "Failed to load resource";

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private boolean mayGoUnanswered;

    Tab(BrowserContext context, Console console) {
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MS);
        this.context = context;
        context.setDefaultTimeout(LIMIT_MS);
        context.onRequest(request -> {
            if (!console.serves(request.url())) {
                faults.add("asked for " + request.url());
            }
        });
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> faults.add("an error that nobody caught: " + error));
    }

    private void note(ConsoleMessage message) {
        boolean expected = mayGoUnanswered && message.text().startsWith(NO_ANSWER);
        if (message.type().equals("error") && !expected) {
            faults.add("an error in the log: " + message.text() + " " + message.location());
        }
    }

    /** From now on requests may fail, and be refused. */
    void expectNoAnswers() {
        mayGoUnanswered = true;
    }

    /** Opens a page by what follows the {@code #/} in its address, and returns once its heading is there. */
    Tab open(String place, String heading) {
        page.navigate("/#/" + place);
        heading(heading);
        return this;
    }

    /** Follows a link of the navigation. */
    Tab goTo(String link, String heading) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Console"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
        heading(heading);
        return this;
    }

    /** Waits for the page of that heading. */
    void heading(String text) {
        PlaywrightAssertions.assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setLevel(1).setName(text).setExact(true)))
                .isVisible();
    }

    Page page() {
        return page;
    }

    /** What has that role and exactly that name. */
    Locator get(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What has that role, and a name like that. */
    Locator get(AriaRole role, Pattern name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name));
    }

    void press(String button) {
        get(AriaRole.BUTTON, button).click();
    }

    /** The field of the form or dialog under that label. */
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** The row of a table that has that text in it. */
    Locator row(String table, String text) {
        return get(AriaRole.TABLE, table).getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    Locator marked(String testId) {
        return page.getByTestId(testId);
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("what the pages did wrong").isEmpty();
    }
}
