package io.creatorfleet.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The rehearsal of a service while its image is built: what follows {@code --} is how it is started. */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {

    @Option(names = "--cache", required = true)
    private Path cache = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--gateway", required = true)
    private Path gateway = Path.of("");

    @Parameters(arity = "1..*")
    private List<String> java = List.of();

    @Override
    public Integer call() {
        Rehearsal rehearsal = new Rehearsal(java, port, gateway, cache);
        rehearsal.hold();
        return 0;
    }
}
