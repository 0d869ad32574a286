package io.creatorfleet.local;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every part with its process, its port and whether it does its work. */
@Command(
        name = "status",
        description = "Show each part: process, port, state. Ends with 1 unless all are ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-16s %-12s %-8s %-6s %s%n";

    @Mixin
    private Location location = new Location();

    @Override
    public Integer call() {
        List<Part> parts = location.fleet().parts();
        System.out.printf(ROW, "PART", "STATE", "PID", "PORT", "LOG");
        boolean allReady = true;
        for (Part part : parts) {
            String pid =
                    part.process().map(process -> Long.toString(process.pid())).orElse("-");
            boolean ready = part.isReady();
            String state = ready ? "ready" : part.process().isPresent() ? "not ready" : "stopped";
            System.out.printf(ROW, part.name(), state, pid, part.ports().getFirst(), part.log());
            allReady &= ready;
        }
        return allReady ? 0 : 1;
    }
}
