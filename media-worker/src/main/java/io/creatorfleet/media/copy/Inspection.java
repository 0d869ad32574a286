package io.creatorfleet.media.copy;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What is learned of a file while its bytes pass, once and in their order: how many, their SHA-256, and if they are all. */
final class Inspection {

    private static final int BUFFER = 64 * 1024;

    private final Format format;
    private final MessageDigest digest;
    private final @Nullable Structure structure;
    private long size;

    private Inspection(Format format, MessageDigest digest, @Nullable Structure structure, long size) {
        this.format = format;
        this.digest = digest;
        this.structure = structure;
        this.size = size;
    }

    /** Of a whole file. */
    static Inspection of(Format format) {
        return new Inspection(format, sha256(), Structure.of(format), 0);
    }

    /** Of a whole file, which is read to its end. */
    static Inspection of(InputStream file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int read = file.readNBytes(buffer, 0, buffer.length);
        Inspection inspection = of(Format.of(Arrays.copyOf(buffer, Math.min(read, Format.HEAD))));
        while (read > 0) {
            inspection.pass(buffer, 0, read);
            read = file.readNBytes(buffer, 0, buffer.length);
        }
        return inspection;
    }

    /** Of the rest of a file, which can do no more than count. */
    static Inspection after(long offset) {
        return new Inspection(Format.UNKNOWN, sha256(), null, offset);
    }

    Inspection copy() {
        try {
            MessageDigest copy = (MessageDigest) digest.clone();
            return new Inspection(format, copy, structure == null ? null : structure.copy(), size);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The JDK's SHA-256 can be copied", impossible);
        }
    }

    void pass(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        if (structure != null) {
            structure.pass(bytes, offset, length);
        }
        size += length;
    }

    Format format() {
        return format;
    }

    long size() {
        return size;
    }

    /** To be asked once, at the end. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** To be asked at what is said to be the end. */
    void requireWhole() throws FlawedFileException {
        if (structure != null && structure.isOpen()) {
            throw new FlawedFileException(
                    "The file ends too early, after %d bytes: its own outline goes on".formatted(size));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
