package io.creatorfleet.media.cdn;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way from a CDN. It counts and digests what is read of it, ends early if it is too large or too slow, and
 * fails if it ends before the length it announced.
 */
public final class Download extends InputStream {

    private static final int HEAD = 64;

    private final HttpURLConnection connection;
    private final BufferedInputStream body;
    private final CdnProperties limits;
    private final MessageDigest digest = sha256();
    private final long began = System.nanoTime();
    private long count;

    Download(HttpURLConnection connection, CdnProperties limits) throws IOException {
        this.connection = connection;
        this.body = new BufferedInputStream(connection.getInputStream());
        this.limits = limits;
    }

    /** The length the CDN announced, if it did. */
    public OptionalLong length() {
        long length = connection.getContentLengthLong();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    void refuseIfTooLarge() throws TooLargeException {
        long length = length().orElse(0);
        if (length > limits.maxBytes().toBytes()) {
            throw new TooLargeException("has %d bytes, more than the %d that are copied"
                    .formatted(length, limits.maxBytes().toBytes()));
        }
    }

    public String contentType() {
        String type = connection.getContentType();
        return type == null ? "application/octet-stream" : type;
    }

    /** The first bytes, which stay to be read. */
    byte[] head() throws IOException {
        body.mark(HEAD);
        byte[] head = reading(() -> body.readNBytes(HEAD));
        body.reset();
        return head;
    }

    /** The bytes read so far. */
    public long size() {
        return count;
    }

    /** Of the bytes read; to be asked once, at the end. */
    public String checksum() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The next bytes as a stream of their own, which fails if there are fewer. Closing it leaves the file open. */
    public InputStream slice(long length) {
        return new Slice(length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (System.nanoTime() - began > limits.deadline().toNanos()) {
            throw broken("took longer than %s".formatted(limits.deadline()), null);
        }
        int read = reading(() -> body.read(bytes, offset, length));
        if (read < 0) {
            return ended();
        }
        digest.update(bytes, offset, read);
        count += read;
        if (count > limits.maxBytes().toBytes()) {
            throw new TooLargeException(
                    "has more than %d bytes".formatted(limits.maxBytes().toBytes()));
        }
        return read;
    }

    private int ended() throws BrokenDownloadException {
        if (length().orElse(count) != count) {
            throw broken("ended before its announced length of %d bytes".formatted(length().getAsLong()), null);
        }
        return -1;
    }

    /** Ends the connection too: what is left of the file is not worth reading to use it again. */
    @Override
    public void close() {
        if (length().orElse(-1) != count) {
            connection.disconnect();
        }
    }

    private <T> T reading(Read<T> read) throws IOException {
        try {
            return read.get();
        } catch (IOException failure) {
            throw broken("broke off (%s)".formatted(failure.getMessage()), failure);
        }
    }

    private BrokenDownloadException broken(String how, @Nullable IOException cause) {
        String host = connection.getURL().getHost();
        return new BrokenDownloadException("The file from %s %s, after %d bytes".formatted(host, how, count), cause);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    @FunctionalInterface
    private interface Read<T> {
        T get() throws IOException;
    }

    private final class Slice extends InputStream {

        private long left;

        Slice(long length) {
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = Download.this.read(bytes, offset, (int) Math.min(left, length));
            if (read < 0) {
                throw broken("ended too early", null);
            }
            left -= read;
            return read;
        }
    }
}
