/**
 * The work that nobody asks for: platforms are asked what of theirs they have taken down, and creators that are gone are
 * deleted.
 *
 * <p>Every gateway looks at intervals; who opens a job is decided by the row locks and unique keys of the job itself.
 */
@NullMarked
package io.creatorfleet.gateway.sweeps;

import org.jspecify.annotations.NullMarked;
