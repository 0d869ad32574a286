/** What the simulated world is like right now: its time, the faults switched on, and what has been counted. */
@NullMarked
package io.creatorfleet.simulator.conditions;

import org.jspecify.annotations.NullMarked;
