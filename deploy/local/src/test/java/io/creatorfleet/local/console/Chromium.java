package io.creatorfleet.local.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.creatorfleet.backing.ChromiumPackage;
import java.util.Map;

/** The machine's Chromium, without a window. Whoever started it is in the thread that uses it. */
final class Chromium implements AutoCloseable {

    /** The width of a desk and that of a telephone. */
    enum Screen {
        WIDE(1440, 900),
        NARROW(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }
    }

    private static final Map<String, String> NO_OTHER_BROWSER = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        var options = new BrowserType.LaunchOptions().setExecutablePath(ChromiumPackage.browser());
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_OTHER_BROWSER));
        this.browser = playwright.chromium().launch(options);
    }

    /** A tab of somebody who was never here, on the console of a gateway. */
    Tab open(Screen screen, Console console) {
        return new Tab(
                browser.newContext(new Browser.NewContextOptions()
                        .setBaseURL(console.gateway().toString())
                        .setViewportSize(screen.width, screen.height)
                        .setColorScheme(ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE)),
                console);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
