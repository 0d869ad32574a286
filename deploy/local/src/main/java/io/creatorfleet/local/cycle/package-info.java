/**
 * The cycle run: a fleet of its own reads hundreds of creators again within a budget of calls, is stopped and started on the
 * way, once by its scrapers' API and once as a whole, and is held to what the simulator has seen.
 */
@NullMarked
package io.creatorfleet.local.cycle;

import org.jspecify.annotations.NullMarked;
