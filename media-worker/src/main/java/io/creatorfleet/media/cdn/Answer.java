package io.creatorfleet.media.cdn;

import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A CDN's answer with its body still to be read.
 *
 * @param offset where in the file the body begins
 * @param length of the whole file, if the CDN told
 * @param validator a strong name of this content, by which more of it can be asked for; null if the CDN gave none
 * @param abort ends the connection without reading what is left
 */
record Answer(
        String host,
        @Nullable String contentType,
        long offset,
        OptionalLong length,
        @Nullable String validator,
        InputStream body,
        Runnable abort) {}
