/**
 * The fleet command: everything on one machine, each service a process of its own as in production.
 *
 * <p>{@link io.creatorfleet.local.LocalFleet} knows the parts in the order they need each other; a
 * {@link io.creatorfleet.local.Part} is started, stopped and looked at the same way whatever it is. All that a fleet leaves on
 * disk lies in one {@link io.creatorfleet.local.FleetFolder}. A process is known by its id and its start time together, so
 * that nothing is ever stopped that was not started here.
 */
@NullMarked
package io.creatorfleet.local;

import org.jspecify.annotations.NullMarked;
