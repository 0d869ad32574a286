/**
 * A run of the whole fleet in which nearly everything fails, and the proof that nothing was lost.
 *
 * <p>{@link io.creatorfleet.local.chaos.FaultPlan} draws all faults from a seed before anything starts; {@link
 * io.creatorfleet.local.chaos.Injector} does them to a {@link io.creatorfleet.local.FragileFleet} while {@link
 * io.creatorfleet.local.chaos.Clients} add creators, {@link io.creatorfleet.local.chaos.Prober} asks the API and {@link
 * io.creatorfleet.local.chaos.InvariantSampler} looks at the ledger's books. Once all jobs have ended, what is held is
 * compared with what was there to hold.
 */
@NullMarked
package io.creatorfleet.local.chaos;

import org.jspecify.annotations.NullMarked;
