package io.creatorfleet.bench.media;

import io.creatorfleet.bench.measure.BenchFleet;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The server that files are copied from, as a process of its own: it says its port, and ends with its input. */
@Command(name = "source", hidden = true)
public final class SourceCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        try (FileServer server = FileServer.in(BenchFleet.folder().resolve("source"))) {
            System.out.println(server.port());
            while (System.in.read() >= 0) {
                // Nothing is asked of it but to be there.
            }
        }
        return 0;
    }
}
