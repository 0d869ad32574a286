package io.creatorfleet.media.bucket;

import io.creatorfleet.media.cdn.Download;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file in parts of equal size but for the last. A part is to be read before the next is asked for. */
@FunctionalInterface
interface Parts {

    record Part(InputStream body, long length) {}

    /** The next part; null after the last. */
    @Nullable
    Part next() throws IOException;

    /** Those of a file of known length, which pass through without being held. */
    static Parts streamed(Download file, long length, long partSize) {
        return () -> {
            long part = Math.min(length - file.size(), partSize);
            return part == 0 ? null : new Part(file.slice(part), part);
        };
    }

    /** Those of a file of unknown length, each held in the buffer; the first of them is in it already. */
    static Parts buffered(Download file, byte[] buffer) {
        return new Parts() {
            private boolean begun;

            @Override
            public @Nullable Part next() throws IOException {
                int part = begun ? file.readNBytes(buffer, 0, buffer.length) : buffer.length;
                begun = true;
                return part == 0 ? null : new Part(new ByteArrayInputStream(buffer, 0, part), part);
            }
        };
    }
}
