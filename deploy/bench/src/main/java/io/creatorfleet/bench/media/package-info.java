/** The media worker alone, against rclone and against the size of what it copies. */
@NullMarked
package io.creatorfleet.bench.media;

import org.jspecify.annotations.NullMarked;
