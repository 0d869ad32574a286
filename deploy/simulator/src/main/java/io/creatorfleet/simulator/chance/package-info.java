/** Randomness that comes out the same every time. */
@NullMarked
package io.creatorfleet.simulator.chance;

import org.jspecify.annotations.NullMarked;
