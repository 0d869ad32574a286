package io.creatorfleet.backing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A package of Debian or Ubuntu whose programs are used, and whose service for the whole machine is not. */
record DebianPackage(String name) {

    private static final Logger log = LoggerFactory.getLogger(DebianPackage.class);
    private static final Path APT = Path.of("/usr/bin/apt-get");
    // A run level below 2 keeps a package from starting its service, where that is not for systemd to do.
    private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive", "RUNLEVEL", "1");

    /** Whether packages can be installed here: by root, with apt. */
    static boolean canInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(APT);
    }

    void install() {
        log.info("Installing the package {}", name);
        apt("update");
        apt("-y", "--no-install-recommends", "install", name);
    }

    private static void apt(String... words) {
        List<String> command = new ArrayList<>(List.of(APT.toString(), "-q"));
        command.addAll(List.of(words));
        new Command(command, QUIET).run();
    }
}
