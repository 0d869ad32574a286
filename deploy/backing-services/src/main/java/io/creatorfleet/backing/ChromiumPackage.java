package io.creatorfleet.backing;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium, or a browser made from it, as the machine's package manager installs it. */
public final class ChromiumPackage {

    private ChromiumPackage() {}

    /** The browser, installed first if it is missing and this is root on a Debian machine. */
    public static synchronized Path browser() {
        return installed().orElseGet(() -> {
            if (DebianPackage.canInstall()) {
                new DebianPackage("chromium").install();
            }
            return installed()
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "There is no Chromium, which the console is tested in: install the package chromium (Debian)"));
        });
    }

    private static Optional<Path> installed() {
        return Stream.of("chromium", "google-chrome").flatMap(Command::find).findFirst();
    }
}
