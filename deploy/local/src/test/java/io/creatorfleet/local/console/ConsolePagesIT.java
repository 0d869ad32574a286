package io.creatorfleet.local.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How each page of the console looks and weighs. Pictures of all of them are put into the build folder, for a person. */
class ConsolePagesIT {

    @RegisterExtension
    static final ConsoleFleet fleet = ConsoleFleet.SHARED;

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final long MOST_BYTES = 200_000;

    private Tab tab;

    @BeforeAll
    static void leaveSomethingToDecide() {
        fleet.bury(Place.BURIED);
    }

    @AfterEach
    void close() {
        tab.close();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void fitsADeskAndIsOpenToEverybody(Place place) {
        expectFitting(place, Chromium.Screen.WIDE);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void fitsATelephoneAndIsOpenToEverybody(Place place) {
        expectFitting(place, Chromium.Screen.NARROW);
    }

    private void expectFitting(Place place, Chromium.Screen screen) {
        tab = fleet.browser().open(screen, fleet.console());
        place.open(tab);
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            takePicture(place, screen, scheme);
            assertThat(Accessibility.findings(tab.page()))
                    .as("%s, %s", place, scheme)
                    .isEmpty();
        }
        assertThat((int) tab.page().evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", place)
                .isLessThanOrEqualTo(screen.width());
    }

    private void takePicture(Place place, Chromium.Screen screen, ColorScheme scheme) {
        String name = "%s-%d-%s.png".formatted(place, screen.width(), scheme).toLowerCase(Locale.ROOT);
        tab.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name))
                        .setFullPage(true));
    }

    @Test
    void loadsWithin200Kilobytes() {
        tab = fleet.browser().open(Chromium.Screen.WIDE, fleet.console());
        AtomicLong bytes = new AtomicLong();
        tab.page().onRequestFinished(request -> {
            var sizes = request.sizes();
            bytes.addAndGet(sizes.responseBodySize + sizes.responseHeadersSize);
        });
        tab.open("overview", "Overview");
        assertThat(tab.marked("connection")).hasText("Live");
        assertThat(bytes.get()).isBetween(1L, MOST_BYTES);
    }

    @Test
    void leadsPastTheNavigationWithTheFirstKey() {
        tab = fleet.browser().open(Chromium.Screen.WIDE, fleet.console());
        tab.open("jobs", "Jobs");
        tab.page().reload();
        tab.heading("Jobs");
        tab.page().evaluate("document.activeElement.blur()");
        tab.page().keyboard().press("Tab");
        assertThat(tab.get(AriaRole.LINK, "Skip to content")).isFocused();
    }

    @Test
    void opensItsMenuOnATelephoneWithTheKeyboard() {
        tab = fleet.browser().open(Chromium.Screen.NARROW, fleet.console());
        tab.open("overview", "Overview");
        var menu = tab.get(AriaRole.BUTTON, "Menu");
        assertThat(menu).hasAttribute("aria-expanded", "false");
        menu.press("Enter");
        assertThat(menu).hasAttribute("aria-expanded", "true");
        tab.goTo("Jobs", "Jobs");
        assertThat(menu).hasAttribute("aria-expanded", "false");
    }
}
