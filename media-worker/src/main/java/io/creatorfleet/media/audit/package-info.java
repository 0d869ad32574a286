/** Compares the bucket with the rows. */
@NullMarked
package io.creatorfleet.media.audit;

import org.jspecify.annotations.NullMarked;
