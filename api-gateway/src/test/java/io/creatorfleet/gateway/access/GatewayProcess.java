package io.creatorfleet.gateway.access;

import io.creatorfleet.backing.Database;
import io.creatorfleet.gateway.ApiGatewayApplication;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The gateway's program as a process of its own, told of its database by its environment, as on a host. */
final class GatewayProcess {

    /** What came of a process that has ended. */
    record End(int status, String out, String err) {}

    private GatewayProcess() {}

    /** Runs it to its end. */
    static End run(Database database, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ApiGatewayApplication.class.getName()));
        words.addAll(List.of(arguments));
        Path out = Files.createTempFile("gateway", ".out");
        Path err = Files.createTempFile("gateway", ".err");
        ProcessBuilder process =
                new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        process.environment().put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        process.environment().put("SPRING_DATASOURCE_USERNAME", database.username());
        process.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        process.environment().put("SPRING_RABBITMQ_HOST", "localhost");
        process.environment().put("SPRING_RABBITMQ_PORT", "1");
        int status = process.start().waitFor();
        return new End(status, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
