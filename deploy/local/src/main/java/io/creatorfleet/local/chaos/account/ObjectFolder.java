package io.creatorfleet.local.chaos.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * The folder in which the S3 server of this machine keeps the objects of one bucket, each a file at its key.
 *
 * @param path of the bucket's folder
 */
record ObjectFolder(Path path) {

    /** Besides objects, the server keeps there what has not become one: uploads that are not complete. */
    private static final Pattern UPLOAD =
            Pattern.compile("\\..*|.*-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int KEYS_AT_ONCE = 500;

    /** What an object consists of. */
    record Content(long size, String sha256) {}

    Optional<Content> find(String key) {
        Path file = path.resolve(key);
        return Files.isRegularFile(file) ? Optional.of(content(file)) : Optional.empty();
    }

    private static Content content(Path file) {
        try (InputStream in = Files.newInputStream(file);
                DigestOutputStream out =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            long size = in.transferTo(out);
            return new Content(
                    size, HexFormat.of().formatHex(out.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** Hands over the keys of all objects, some at a time. */
    void forEach(Consumer<List<String>> keys) {
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(ObjectFolder::isObject)
                    .map(file -> path.relativize(file).toString())
                    .gather(Gatherers.windowFixed(KEYS_AT_ONCE))
                    .forEach(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not look into " + path, e);
        }
    }

    private static boolean isObject(Path file) {
        return Files.isRegularFile(file)
                && !UPLOAD.matcher(file.getFileName().toString()).matches();
    }
}
