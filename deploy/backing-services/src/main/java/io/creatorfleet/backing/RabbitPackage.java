package io.creatorfleet.backing;

import java.nio.file.Path;
import java.util.Optional;

/** RabbitMQ as the machine's package manager installs it. */
public final class RabbitPackage {

    private RabbitPackage() {}

    /** The program that starts a node, if it is installed; the package's own one, as the one for all switches users. */
    public static Optional<Path> installed() {
        return Command.find("rabbitmq-server").findFirst();
    }

    /** Whether {@link #server()} would install the package here. */
    public static boolean canInstall() {
        return DebianPackage.canInstall();
    }

    /** The program that starts a node, installed first if it is missing and this is root on a Debian machine. */
    static synchronized Path server() {
        return installed().orElseGet(() -> {
            if (canInstall()) {
                new DebianPackage("rabbitmq-server").install();
            }
            return installed()
                    .orElseThrow(() -> new IllegalStateException(
                            "RabbitMQ is not installed: install the package rabbitmq-server (Debian, Ubuntu) or rabbitmq (Homebrew),"
                                    + " start Docker, or give a broker in the environment"));
        });
    }
}
