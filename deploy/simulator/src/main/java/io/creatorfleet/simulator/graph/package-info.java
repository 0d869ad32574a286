/**
 * Instagram's Graph API as far as business discovery reaches: one endpoint, its fields expressions, its paging, its
 * errors and its usage header.
 *
 * <p>It is as strict as the real one: a call is refused as a whole for one field that is not to be had, and nothing is
 * answered that was not asked for, but for the ids.
 */
@NullMarked
package io.creatorfleet.simulator.graph;

import org.jspecify.annotations.NullMarked;
