package io.creatorfleet.cli.scrapers;

import io.creatorfleet.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands about the continuous cycles. */
@Command(
        name = "scrapers",
        description = {
            "Start, stop and show the continuous cycles, which keep the creators of each platform fresh.",
            "What is wanted outlives restarts. Additions go on while a cycle is stopped."
        },
        subcommands = {StartCommand.class, StopCommand.class, StatusCommand.class},
        footer = {"  deploy/fleet scrapers status", "  deploy/fleet scrapers start instagram"})
public final class ScrapersCommand implements Runnable {

    @Mixin
    private Session session = new Session();

    @Override
    public void run() {
        throw session.misuse("What about scrapers? One of start, stop, status");
    }
}
