/** Whole jobs: the fleet against a loop that has no queue and no ledger. */
@NullMarked
package io.creatorfleet.bench.job;

import org.jspecify.annotations.NullMarked;
