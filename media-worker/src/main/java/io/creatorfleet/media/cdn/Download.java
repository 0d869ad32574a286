package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file on their way from a CDN. They are counted; the stream ends early if they are too many or too slow,
 * and fails if they end before the length that was announced.
 */
public final class Download extends InputStream {

    private final Answer answer;
    private final CdnProperties limits;
    private final long began = System.nanoTime();
    private long position;

    Download(Answer answer, CdnProperties limits) {
        this.answer = answer;
        this.limits = limits;
        this.position = answer.offset();
    }

    /** The length of the whole file, if the CDN announced it. */
    public OptionalLong length() {
        return answer.length();
    }

    /** Where in the file its bytes begin: 0 although more was asked for means that the content is another by now. */
    public long offset() {
        return answer.offset();
    }

    /** A strong name of this content, by which the rest of it can be asked for; null if the CDN gave none. */
    public @Nullable String validator() {
        return answer.validator();
    }

    void refuseIfTooLarge() throws TooLargeException {
        long length = length().orElse(0);
        if (length > limits.maxBytes().toBytes()) {
            throw new TooLargeException("has %d bytes, more than the %d that are copied"
                    .formatted(length, limits.maxBytes().toBytes()));
        }
    }

    /** As the CDN declares it. */
    public String contentType() {
        String type = answer.contentType();
        return type == null ? "application/octet-stream" : type;
    }

    /** Where in the file the next byte is. */
    public long position() {
        return position;
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
        int read = receive(bytes, offset, length);
        if (read < 0) {
            return ended();
        }
        position += read;
        if (position > limits.maxBytes().toBytes()) {
            throw new TooLargeException(
                    "has more than %d bytes".formatted(limits.maxBytes().toBytes()));
        }
        return read;
    }

    private int receive(byte[] bytes, int offset, int length) throws BrokenDownloadException {
        try {
            return answer.body().read(bytes, offset, length);
        } catch (IOException failure) {
            throw broken("broke off (%s)".formatted(failure.getMessage()), failure);
        }
    }

    private int ended() throws BrokenDownloadException {
        if (length().orElse(position) != position) {
            throw broken("ended before its announced length of %d bytes".formatted(length().getAsLong()), null);
        }
        return -1;
    }

    /**
     * Ends the connection too, unless all was read of it: what is left is not worth reading to use it again. A file may be
     * whole before its answer has ended, so how much was read does not tell.
     */
    @Override
    public void close() {
        answer.abort().run();
    }

    private BrokenDownloadException broken(String how, @Nullable IOException cause) {
        return new BrokenDownloadException(
                "The file from %s %s, after %d bytes".formatted(answer.host(), how, position), cause);
    }
}
