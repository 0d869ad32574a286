package io.creatorfleet.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A page of the console that has something on it, or a dialog over one. */
enum Place {
    OVERVIEW("overview", "Overview"),
    JOBS("jobs", "Jobs"),
    JOB("jobs", "Jobs") {
        @Override
        void goOn(Tab tab) {
            tab.row("Jobs", BURIED).getByRole(AriaRole.LINK).first().click();
            tab.heading("Job of " + BURIED);
        }
    },
    CREATORS("creators", "Creators"),
    CREATOR("creators/" + ConsoleFleet.ACCOUNT, ConsoleFleet.ACCOUNT),
    PLAY("creators/" + ConsoleFleet.ACCOUNT, ConsoleFleet.ACCOUNT) {
        @Override
        void goOn(Tab tab) {
            tab.get(AriaRole.BUTTON, Pattern.compile("^Play")).first().click();
            assertThat(tab.page().locator("video")).isVisible();
        }
    },
    VIRAL("viral", "Viral reels"),
    SUBREDDITS("reddit/subreddits", "Reddit"),
    USERS("reddit/users", "Reddit"),
    POSTS("reddit/posts", "Reddit"),
    SUBREDDIT("reddit/subreddit/" + ConsoleFleet.HOSTILE_COMMUNITY, "r/" + ConsoleFleet.HOSTILE_COMMUNITY),
    USER("reddit/user/" + ConsoleFleet.HOSTILE_USER, "u/" + ConsoleFleet.HOSTILE_USER),
    DEAD("dead", "Dead tasks"),
    DEAD_TASK("dead", "Dead tasks") {
        @Override
        void goOn(Tab tab) {
            tab.get(AriaRole.TABLE, "Dead tasks by cause")
                    .getByRole(AriaRole.LINK)
                    .first()
                    .click();
            tab.get(AriaRole.TABLE, "Dead tasks")
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("media"))
                    .first()
                    .click();
            assertThat(tab.marked("task-state")).isVisible();
        }
    },
    REPLAY("dead", "Dead tasks") {
        @Override
        void goOn(Tab tab) {
            tab.press("Replay all shown…");
            assertThat(tab.marked("dry-run")).containsText("would come back");
        }
    },
    CONTROL("control", "Scrapers and queues"),
    PAUSE("control", "Scrapers and queues") {
        @Override
        void goOn(Tab tab) {
            tab.press("Pause media…");
            assertThat(tab.get(AriaRole.DIALOG, "Pause media")).isVisible();
        }
    },
    NOWHERE("nowhere", "Page not found");

    /** An account of which a file is dead. */
    static final String BURIED = "smallaccount.buried";

    private final String place;
    private final String heading;

    Place(String place, String heading) {
        this.place = place;
        this.heading = heading;
    }

    /** Opens it, and returns once all that it shows is there. */
    void open(Tab tab) {
        tab.open(place, heading);
        goOn(tab);
        assertThat(tab.marked("connection")).hasText("Live");
        assertThat(tab.page().locator(".loading, [aria-busy=true]")).hasCount(0);
    }

    /** What is done on the page to get there. */
    void goOn(Tab tab) {}
}
