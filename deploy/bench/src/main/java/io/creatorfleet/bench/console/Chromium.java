package io.creatorfleet.bench.console;

import io.creatorfleet.backing.ChromiumPackage;
import io.creatorfleet.bench.measure.Folder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a window, in a process of its own. */
final class Chromium implements AutoCloseable {

    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private Chromium(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on a profile of its own, in that folder. */
    static Chromium start(Path profile) {
        Folder.empty(profile);
        try {
            // Its own sandbox needs rights that root in a container does not have; it is shown nothing but our own
            // pages.
            Process process = new ProcessBuilder(
                            ChromiumPackage.browser().toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Chromium(process, address(process.errorReader(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException("Chromium could not be started", failure);
        }
    }

    private static URI address(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
                return URI.create("http://" + listening.group(1));
            }
        }
        throw new IOException("Chromium ended without saying where it listens");
    }

    /** An empty tab. */
    Tab open() {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            String socket = JsonMapper.shared()
                    .readTree(answer)
                    .path("webSocketDebuggerUrl")
                    .asString();
            return Tab.connect(http, URI.create(socket));
        } catch (IOException failure) {
            throw new UncheckedIOException("Chromium opened no tab", failure);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", ending);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        process.destroy();
        process.onExit().join();
    }
}
