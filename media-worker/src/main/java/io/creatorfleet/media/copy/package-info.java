/** Copies files from the CDNs to the bucket. */
@NullMarked
package io.creatorfleet.media.copy;

import org.jspecify.annotations.NullMarked;
