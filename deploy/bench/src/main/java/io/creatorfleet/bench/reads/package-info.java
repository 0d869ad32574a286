/** How fast lists are answered when much is held, and by which indexes. */
@NullMarked
package io.creatorfleet.bench.reads;

import org.jspecify.annotations.NullMarked;
