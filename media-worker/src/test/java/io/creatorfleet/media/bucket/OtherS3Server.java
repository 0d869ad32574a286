package io.creatorfleet.media.bucket;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.Buckets;
import io.creatorfleet.backing.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S3Mock, an S3 server of other origin than the one all tests use, in a process of its own that ends with this one. */
public final class OtherS3Server {

    private static final String OF_ITS_JAR = "BOOT-INF/classes/com/adobe/testing/s3mock/S3MockApplication.class";
    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports .*?(\\d+) \\(http\\)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private OtherS3Server() {}

    /** An empty bucket; the first starts the server. */
    public static Bucket bucket() {
        return new Buckets(Running.SERVER).create("test-" + UUID.randomUUID());
    }

    private static final class Running {
        static final Bucket SERVER = start();
    }

    private static Bucket start() {
        try {
            Path log = Files.createTempFile("s3mock", ".log");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            jar().toString(),
                            "--server.port=0",
                            "--http.port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(process, log)));
            new Readiness("S3Mock", log, process::isAlive, () -> port(log) > 0).await(PATIENCE);
            return new Bucket(URI.create("http://127.0.0.1:" + port(log)), "us-east-1", "any", "any", "");
        } catch (IOException failure) {
            throw new UncheckedIOException("S3Mock did not start", failure);
        }
    }

    /** It is an application in one jar, whose classes nobody here sees. */
    private static Path jar() throws IOException {
        URL inside = Objects.requireNonNull(
                OtherS3Server.class.getClassLoader().getResource(OF_ITS_JAR), "S3Mock's jar is not on the class path");
        try {
            return Path.of(
                    ((JarURLConnection) inside.openConnection()).getJarFileURL().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("The class path names no file: " + inside, impossible);
        }
    }

    private static int port(Path log) {
        try {
            Matcher started = STARTED.matcher(Files.readString(log));
            return started.find() ? Integer.parseInt(started.group(1)) : 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void end(Process process, Path log) {
        process.destroy();
        try {
            process.waitFor();
            Files.deleteIfExists(log);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException("S3Mock was left behind", failure);
        }
    }
}
