package io.creatorfleet.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RabbitMQ as the machine's package manager installs it. */
public final class RabbitPackage {

    private static final Logger log = LoggerFactory.getLogger(RabbitPackage.class);
    private static final Path APT = Path.of("/usr/bin/apt-get");

    private RabbitPackage() {}

    /** The program that starts a node, if it is installed; the package's own one, as the one for all switches users. */
    public static Optional<Path> installed() {
        return Command.find("rabbitmq-server").findFirst();
    }

    /** Whether {@link #server()} would install the package here. */
    public static boolean canInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(APT);
    }

    /** The program that starts a node, installed first if it is missing and this is root on a Debian machine. */
    static synchronized Path server() {
        return installed().orElseGet(() -> {
            if (canInstall()) {
                install();
            }
            return installed()
                    .orElseThrow(() -> new IllegalStateException(
                            "RabbitMQ is not installed: install the package rabbitmq-server (Debian, Ubuntu) or rabbitmq (Homebrew),"
                                    + " start Docker, or give a broker in the environment"));
        });
    }

    private static void install() {
        log.info("Installing the package rabbitmq-server");
        // A run level below 2 keeps the package from starting a node for the whole machine.
        Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive", "RUNLEVEL", "1");
        new Command(List.of(APT.toString(), "-q", "update"), quiet).run();
        new Command(List.of(APT.toString(), "-q", "-y", "--no-install-recommends", "install", "rabbitmq-server"), quiet)
                .run();
    }
}
