package io.creatorfleet.cli.export;

import io.creatorfleet.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands that write what is held into files. */
@Command(
        name = "export",
        description = {
            "Write what is held as CSV or JSON, a page at a time: however much it is, little of it is in memory.",
            "Each row says whose it is and where it is published."
        },
        subcommands = {ExportCreatorsCommand.class, ExportContentCommand.class},
        footer = {
            "  deploy/fleet export creators --format csv --out creators.csv",
            "  deploy/fleet export content spacex --format jsonl | jq .permalink"
        })
public final class ExportCommand implements Runnable {

    @Mixin
    private Session session = new Session();

    @Override
    public void run() {
        throw session.misuse("Export what? One of creators, content");
    }
}
