package io.creatorfleet.local;

import io.creatorfleet.backing.Buckets;
import io.creatorfleet.backing.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The S3 server as a process of its own; its keys and its bucket come in the environment, as the services read them, or in
 * a folder of secrets.
 */
@Command(name = "s3-server", hidden = true)
final class S3ServerCommand implements Callable<Integer> {

    @Option(names = "--folder", required = true)
    private Path folder = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--address", description = "Where it listens; without it, at this machine alone.")
    private String address = "127.0.0.1";

    @Option(names = "--secrets", description = "A folder with a file for each setting that the environment lacks.")
    private Path secrets = Path.of("/run/secrets");

    @Override
    public Integer call() throws InterruptedException {
        S3Server server =
                new S3Server(folder, address, port, required("fleet.s3.access-key"), required("fleet.s3.secret-key"));
        server.start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        new Buckets(server.bucket("")).createIfAbsent(required("fleet.s3.bucket"));
        Thread.currentThread().join();
        return 0;
    }

    private String required(String property) {
        String value = System.getenv(GivenServices.variable(property));
        return value != null ? value : secret(property);
    }

    private String secret(String property) {
        try {
            return Files.readString(secrets.resolve(property)).strip();
        } catch (NoSuchFileException nowhere) {
            throw new IllegalStateException(
                    "Neither does the environment give %s, nor is there a file %s: no S3 server starts"
                            .formatted(GivenServices.variable(property), secrets.resolve(property)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The secret %s cannot be read".formatted(property), unreadable);
        }
    }
}
