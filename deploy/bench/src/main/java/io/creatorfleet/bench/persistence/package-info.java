/** How fast content rows are written: the content worker's own statement beside a bare COPY. */
@NullMarked
package io.creatorfleet.bench.persistence;

import org.jspecify.annotations.NullMarked;
