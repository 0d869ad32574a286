/** The bucket that files are kept in. */
@NullMarked
package io.creatorfleet.media.bucket;

import org.jspecify.annotations.NullMarked;
