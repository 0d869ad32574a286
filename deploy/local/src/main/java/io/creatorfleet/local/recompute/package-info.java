/** The recomputation of all analytics, asked for and watched to its end. */
@NullMarked
package io.creatorfleet.local.recompute;

import org.jspecify.annotations.NullMarked;
