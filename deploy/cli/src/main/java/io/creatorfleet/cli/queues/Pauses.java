package io.creatorfleet.cli.queues;

import io.creatorfleet.cli.gateway.Fields;
import io.creatorfleet.cli.output.SafeText;
import io.creatorfleet.cli.output.Style;
import io.creatorfleet.cli.output.Terminal;

/** The pauses in force, as text. */
final class Pauses {

    private Pauses() {}

    /** @param answer that has them in {@code paused} */
    static void print(Terminal terminal, Fields answer) {
        if (answer.list("paused").isEmpty()) {
            terminal.line("");
            terminal.line("Nothing is paused.");
            return;
        }
        terminal.line("");
        for (Fields pause : answer.list("paused")) {
            String until = pause.has("until") ? "until " + pause.text("until") : "until resumed";
            terminal.line(terminal.styled(
                    Style.WARNING,
                    SafeText.of("%s %s is paused %s: %s (by %s, since %s)"
                            .formatted(
                                    pause.text("scope"),
                                    pause.text("name"),
                                    until,
                                    pause.text("reason"),
                                    pause.text("source"),
                                    pause.text("since")))));
        }
    }
}
