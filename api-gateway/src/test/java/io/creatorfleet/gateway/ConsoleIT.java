package io.creatorfleet.gateway;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.gateway.Client.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The console's files as a browser gets them. */
@GatewayTest
final class ConsoleIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final Pattern NAMED = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("from '([./][^']+)'");
    private static final Pattern LATER = Pattern.compile("import\\('([./][^']+)'\\)");
    private static final Pattern FOREIGN = Pattern.compile("(?:https?:)?//[a-z0-9.-]+\\.[a-z]{2,}");
    private static final int MOST_BYTES = 200_000;

    private final Client client;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    ConsoleIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @Test
    void isThePageAtTheRoot() {
        Answer page = client.get("/", "Accept", "text/html");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<title>Creator Fleet</title>");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void runsNothingButItsOwnFiles() {
        Answer page = client.get("/index.html");

        assertThat(page.header("Content-Security-Policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self';",
                        "style-src 'self';",
                        "connect-src 'self';",
                        "media-src 'self' https://media.example;",
                        "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)|<style|style=|\\son[a-z]+=");
    }

    @Test
    void asksNoForeignHost() {
        Set<String> all = files();
        all.addAll(parts());
        assertThat(all).allSatisfy(file -> {
            if (!isOfLibrary(file) && !file.endsWith(".svg")) {
                assertThat(client.get(file).body()).as(file).doesNotContainPattern(FOREIGN);
            }
        });
    }

    /** What is not named would be asked for only when what imports it has come: a round trip more for each. */
    @Test
    void namesInThePageEachModuleThatThePageImports() {
        Set<String> imported = imported(Set.of("/app.js"));

        assertThat(files()).containsAll(imported);
        assertThat(parts())
                .containsAll(files().stream()
                        .filter(file -> file.endsWith(".js") && !file.contains("/uplot/"))
                        .toList());
    }

    @Test
    void comesInUnder200KilobytesCompressed() throws Exception {
        int total = transferred("/index.html");
        Set<String> all = files();
        all.addAll(parts());
        for (String file : all) {
            total += transferred(file);
        }
        assertThat(total).isLessThan(MOST_BYTES);
    }

    @Test
    void isKeptForAsLongAsItIsTheSame() {
        Answer own = client.get("/style.css");
        Answer library = client.get("/_static/htm/3.1.1/preact/standalone.module.js");

        assertThat(own.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(own.header("Last-Modified")).isEmpty();
        assertThat(client.get("/style.css", "If-None-Match", own.header("ETag")).status())
                .isEqualTo(304);
        assertThat(client.get("/app.js").header("ETag")).isNotEqualTo(own.header("ETag"));
        assertThat(library.status()).isEqualTo(200);
        assertThat(library.header("Cache-Control")).contains("max-age=31536000", "public", "immutable");
    }

    /** All modules, those that come only when a page is gone to among them. */
    private Set<String> parts() {
        Set<String> pages = LATER.matcher(client.get("/pages.js").body())
                .results()
                .map(found -> URI.create("/pages.js").resolve(found.group(1)).toString())
                .collect(Collectors.toSet());
        assertThat(pages).hasSizeGreaterThan(5);
        pages.add("/app.js");
        return imported(pages);
    }

    private Set<String> imported(Set<String> begin) {
        Set<String> imported = new TreeSet<>();
        Deque<String> unread = new ArrayDeque<>(begin);
        while (!unread.isEmpty()) {
            String module = unread.pop();
            if (imported.add(module) && !isOfLibrary(module)) {
                IMPORTED.matcher(client.get(module).body())
                        .results()
                        .map(found -> URI.create(module).resolve(found.group(1)).toString())
                        .forEach(unread::push);
            }
        }
        return imported;
    }

    private static boolean isOfLibrary(String file) {
        return file.startsWith("/webjars/") || file.startsWith("/_static/");
    }

    private Set<String> files() {
        return NAMED.matcher(client.get("/index.html").body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(file -> !file.equals("/docs"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int transferred(String file) throws IOException, InterruptedException {
        var answer = client.http()
                .send(client.request(file, "Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(file).isEqualTo(200);
        return answer.body().length;
    }
}
