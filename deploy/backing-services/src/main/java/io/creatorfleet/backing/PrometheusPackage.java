package io.creatorfleet.backing;

import java.nio.file.Path;
import java.util.Optional;

/** Prometheus as the machine's package manager installs it. */
public final class PrometheusPackage {

    private PrometheusPackage() {}

    /** The server. */
    public static Path server() {
        return program("prometheus");
    }

    /** The program that checks configurations and tests rules. */
    public static Path tool() {
        return program("promtool");
    }

    /** Installed first if it is missing and this is root on a Debian machine. */
    private static synchronized Path program(String name) {
        return installed(name).orElseGet(() -> {
            if (DebianPackage.canInstall()) {
                new DebianPackage("prometheus").install();
                stopService();
            }
            return installed(name)
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no %s: install the package prometheus (Debian, Ubuntu, Homebrew)"
                                    .formatted(name)));
        });
    }

    private static Optional<Path> installed(String name) {
        return Command.find(name).findFirst();
    }

    /** The package has systemd start one for the whole machine, whatever it is told; without systemd it starts none. */
    private static void stopService() {
        Command.find("systemctl")
                .findFirst()
                .ifPresent(systemctl -> Command.of(systemctl.toString(), "disable", "--now", "prometheus")
                        .succeeds());
    }
}
