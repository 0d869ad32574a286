package io.creatorfleet.cli.dead;

import io.creatorfleet.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands about dead tasks. */
@Command(
        name = "dead",
        description = {
            "Find out why tasks died, bring them back, or put them aside.",
            "A task dies when trying again would not help. Tasks that died of one cause share a fingerprint."
        },
        subcommands = {DeadListCommand.class, DeadShowCommand.class, ReplayCommand.class, DismissCommand.class},
        footer = {
            "  deploy/fleet dead list                               # by cause",
            "  deploy/fleet dead list --tasks --group FINGERPRINT   # one by one",
            "  deploy/fleet dead show 4711                          # each attempt of one",
            "  deploy/fleet dead replay --group FINGERPRINT         # bring them back"
        })
public final class DeadCommand implements Runnable {

    @Mixin
    private Session session = new Session();

    @Override
    public void run() {
        throw session.misuse("What about dead tasks? One of list, show, replay, dismiss");
    }
}
