/** What an operator asks of the fleet: whether it is well, how much it holds, what waits and why, and to pause it. */
@NullMarked
package io.creatorfleet.gateway.operations;

import org.jspecify.annotations.NullMarked;
