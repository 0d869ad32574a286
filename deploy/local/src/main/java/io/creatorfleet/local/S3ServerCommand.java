package io.creatorfleet.local;

import io.creatorfleet.backing.Buckets;
import io.creatorfleet.backing.S3Server;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The S3 server as a process of its own; its keys and its bucket come in the environment, as the services read them. */
@Command(name = "s3-server", hidden = true)
final class S3ServerCommand implements Callable<Integer> {

    @Option(names = "--folder", required = true)
    private Path folder = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        S3Server server = new S3Server(folder, port, required("fleet.s3.access-key"), required("fleet.s3.secret-key"));
        server.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        new Buckets(server.bucket("")).createIfAbsent(required("fleet.s3.bucket"));
        Thread.currentThread().join();
        return 0;
    }

    private static String required(String property) {
        String value = System.getenv(GivenServices.variable(property));
        if (value == null) {
            throw new IllegalStateException("The environment lacks " + GivenServices.variable(property));
        }
        return value;
    }
}
