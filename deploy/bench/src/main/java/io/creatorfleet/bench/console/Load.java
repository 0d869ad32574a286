package io.creatorfleet.bench.console;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A page as it came up in a tab that had nothing of it; times count from the beginning of the navigation.
 *
 * @param first when something was painted
 * @param shown when all that the page shows at first was there
 * @param largest when the largest text or picture was painted
 * @param bytes that were transferred
 */
record Load(double first, double shown, double largest, long bytes) {

    private static final Duration SETTLES_IN = Duration.ofSeconds(1);

    /** Keeps notes in the page: when it is shown, what is painted, how often it changes, for how long it hangs. */
    private static final String NOTES = """
            window.bench = {shown: 0, largest: 0, stall: 0, changes: 0};
            const each = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note))
                .observe({type, buffered: true});
            each('largest-contentful-paint', paint => bench.largest = paint.startTime);
            each('longtask', task => bench.stall = Math.max(bench.stall, task.duration));
            document.addEventListener('DOMContentLoaded', () => new MutationObserver(changes => {
                bench.changes += changes.length;
                if (!bench.shown && document.querySelector('h1') && !document.querySelector('.loading, [aria-busy=true]')) {
                    bench.shown = performance.now();
                }
            }).observe(document.documentElement, {subtree: true, childList: true, characterData: true, attributes: true}));
            """;

    private static final String SHOWN = """
            new Promise((done, failed) => {
                const look = () => bench.shown ? done(bench.shown) : setTimeout(look, 20);
                setTimeout(() => failed(new Error('not shown: ' + document.body.innerText)), 30000);
                look();
            })
            """;

    private static final String TAKEN = """
            ({first: performance.getEntriesByName('first-contentful-paint')[0].startTime,
              shown: bench.shown,
              largest: bench.largest,
              bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                  .reduce((sum, one) => sum + one.transferSize, 0)})
            """;

    /** Has an empty tab load a page, and returns once nothing more is painted. */
    static Load of(Tab tab, URI page) throws InterruptedException {
        tab.tell("Network.enable", Map.of());
        tab.tell("Network.setCacheDisabled", Map.of("cacheDisabled", true));
        tab.tell("Page.enable", Map.of());
        tab.tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTES));
        tab.tell(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1440, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        tab.tell("Page.navigate", Map.of("url", page.toString()));
        awaitDocument(tab, page);
        tab.evaluate(SHOWN);
        Thread.sleep(SETTLES_IN);
        JsonNode taken = tab.evaluate(TAKEN);
        return new Load(
                taken.path("first").asDouble(),
                taken.path("shown").asDouble(),
                taken.path("largest").asDouble(),
                taken.path("bytes").asLong());
    }

    /** What is evaluated before the page has come is evaluated in the empty one. */
    private static void awaitDocument(Tab tab, URI page) throws InterruptedException {
        while (!tab.evaluate("location.host").asString().equals(page.getAuthority())) {
            Thread.sleep(10);
        }
    }

    /** When the last of it was there. */
    double complete() {
        return Math.max(shown, largest);
    }
}
