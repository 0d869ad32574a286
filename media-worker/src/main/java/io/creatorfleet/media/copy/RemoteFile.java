package io.creatorfleet.media.copy;

import io.creatorfleet.media.cdn.Download;
import io.creatorfleet.media.cdn.Range;
import io.creatorfleet.platform.PlatformException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file as it comes from its CDN, inspected in passing. One buffer is held of it. */
final class RemoteFile extends InputStream {

    private static final int BUFFER = 64 * 1024;

    private final Downloads downloads;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private String contentType;
    private Inspection passed;
    private Inspection marked;
    private @Nullable IOException failure;

    private RemoteFile(Downloads downloads, long offset) {
        this.downloads = downloads;
        this.contentType = downloads.contentType();
        this.passed = Inspection.after(offset);
        this.marked = passed.copy();
    }

    /**
     * Opens a file from there on, or from its beginning if the CDN does not have that content any more.
     *
     * @param reopenings how often it may break
     * @return empty when the CDN does not honour the link
     */
    static Optional<RemoteFile> open(Downloads.Source source, Range from, int reopenings)
            throws PlatformException, IOException {
        Optional<Download> opened = source.open(from);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        Download first = opened.get();
        RemoteFile file = new RemoteFile(new Downloads(source, first, reopenings), first.offset());
        try {
            file.judge();
            return Optional.of(file);
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    /** A file from its beginning shows its format. */
    private void judge() throws IOException {
        if (position() > 0) {
            return;
        }
        while (end < Format.HEAD) {
            int read = downloads.read(buffer, end, buffer.length - end);
            if (read < 0) {
                break;
            }
            end += read;
        }
        Format format = Format.of(Arrays.copyOf(buffer, Math.min(end, Format.HEAD)));
        contentType = format.contentType(contentType);
        passed = Inspection.of(format);
        marked = passed.copy();
    }

    /** Its whole length, if the CDN told. */
    @Nullable
    Long knownLength() {
        OptionalLong length = downloads.length();
        return length.isPresent() ? length.getAsLong() : null;
    }

    @Nullable
    String validator() {
        return downloads.validator();
    }

    /** Its own type rather than the declared one. */
    String contentType() {
        return contentType;
    }

    long position() {
        return passed.size();
    }

    /** Of a file that was read from its beginning to its end; to be asked once. */
    String sha256Hex() {
        return passed.sha256Hex();
    }

    /** Throws what made a reader of it fail, and would come back in another's words. */
    void throwFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * The next bytes as a stream of their own, which fails if there are fewer. Closing it leaves the file open.
     *
     * @param beforeLast what has to succeed before the last of them are given away
     */
    InputStream slice(long length, Runnable beforeLast) {
        return new Slice(this, length, beforeLast);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = take(bytes, offset, length);
            if (read > 0) {
                passed.pass(bytes, offset, read);
            }
            // Before the last bytes are given away: whoever stores them would have a whole object.
            if (read < 0 || downloads.length().orElse(-1) == position()) {
                passed.requireWhole();
            }
            return read;
        } catch (IOException thrown) {
            failure = thrown;
            throw thrown;
        }
    }

    /** Few bytes come through the buffer, which makes many calls to the CDN's connection few; many come directly. */
    private int take(byte[] bytes, int offset, int length) throws IOException {
        if (next == end && length >= buffer.length) {
            return downloads.read(bytes, offset, length);
        }
        if (next == end) {
            next = 0;
            end = Math.max(0, downloads.read(buffer, 0, buffer.length));
            if (end == 0) {
                return -1;
            }
        }
        int taken = Math.min(length, end - next);
        System.arraycopy(buffer, next, bytes, offset, taken);
        next += taken;
        return taken;
    }

    /** Remembers this place. */
    void mark() {
        marked = passed.copy();
    }

    /** Whether the place that was marked can be gone back to. */
    boolean isRewindable() {
        return position() == marked.size() || marked.size() == 0 || validator() != null;
    }

    /** Goes back to the place that was marked. */
    void rewind() throws PlatformException, IOException {
        failure = null;
        if (position() == marked.size()) {
            return;
        }
        next = 0;
        end = 0;
        downloads.reopen(marked.size());
        passed = marked.copy();
    }

    /** Ends the connection too: what is left of the file is not worth reading to use it again. */
    @Override
    public void close() {
        downloads.close();
    }
}
