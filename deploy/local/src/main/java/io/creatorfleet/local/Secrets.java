package io.creatorfleet.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/** The passwords and keys of a local fleet: drawn once, kept in a file that only its owner reads. */
record Secrets(String postgresql, String rabbitmq, String s3AccessKey, String s3SecretKey, String platformToken) {

    private static final List<String> NAMES =
            List.of("postgresql", "rabbitmq", "s3-access-key", "s3-secret-key", "platform-token");

    /** The secrets in the file, which is written first when it is not there. */
    static Secrets in(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            Properties kept = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
            return new Secrets(
                    required(kept, NAMES.get(0)),
                    required(kept, NAMES.get(1)),
                    required(kept, NAMES.get(2)),
                    required(kept, NAMES.get(3)),
                    required(kept, NAMES.get(4)));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep secrets in " + file, e);
        }
    }

    /** The password of a role of the database: the same each time, and none tells another. */
    String ofRole(String role) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest((postgresql + "/" + role).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Properties drawn = new Properties();
        SecureRandom random = new SecureRandom();
        for (String name : NAMES) {
            byte[] bytes = new byte[20];
            random.nextBytes(bytes);
            drawn.setProperty(name, HexFormat.of().formatHex(bytes));
        }
        try (Writer writer = Files.newBufferedWriter(file)) {
            drawn.store(writer, "Drawn for the local fleet alone");
        }
    }

    private static String required(Properties kept, String name) {
        String value = kept.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The local fleet's secrets lack " + name
                    + ": stop the fleet with 'deploy/fleet down --delete-data' to have new ones drawn");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
