/** The queues of the ledger, and the pauses that hold them up. */
@NullMarked
package io.creatorfleet.cli.queues;

import org.jspecify.annotations.NullMarked;
