/** Dead tasks: why they died, and what becomes of them. */
@NullMarked
package io.creatorfleet.cli.dead;

import org.jspecify.annotations.NullMarked;
