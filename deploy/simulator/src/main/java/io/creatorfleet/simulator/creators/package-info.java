/**
 * Who exists on the simulated platform and what they have posted.
 *
 * <p>Every name that Instagram's rules allow is a creator with some 110 to 135 reels and 55 to 67 posts, made up from
 * the name. They post at a steady pace of their own: item <i>n</i> appears in the <i>n</i>-th slot of that pace since
 * 2020, so its id, its time and its text are the same in every run, and new items appear as the clock moves on. An
 * account keeps its newest items and archives one for each it posts.
 *
 * <p>Names that begin in a certain way are the odd cases, see {@link io.creatorfleet.simulator.creators.Trait}.
 */
@NullMarked
package io.creatorfleet.simulator.creators;

import org.jspecify.annotations.NullMarked;
