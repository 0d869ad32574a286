package io.creatorfleet.media.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import software.amazon.awssdk.http.ContentStreamProvider;

/** The body of a request, which passes through one buffer. */
final class PassingBody extends AbstractHttpEntity {

    private static final int BUFFER = 64 * 1024;

    private final ContentStreamProvider content;
    private final long length;

    PassingBody(ContentStreamProvider content, long length) {
        super((String) null, null);
        this.content = content;
        this.length = length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[Math.clamp(length, 1, BUFFER)];
        try (InputStream in = content.newStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    @Override
    public InputStream getContent() {
        return content.newStream();
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public void close() {
        // The stream is closed by whoever wrote it.
    }
}
