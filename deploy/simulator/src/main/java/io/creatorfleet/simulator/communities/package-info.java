/**
 * Whom one can find on Reddit, and what was posted there.
 *
 * <p>Every name that the rules allow is a subreddit or a user, made up from the name. A subreddit posts at a steady pace
 * like an account of {@code creators}; its posts are written by a cast of its own, {@code space_fan0} to
 * {@code space_fan7}, whose lists hold just those. Any other user posts to a profile of its own, the subreddit
 * {@code u_name}. An id is its owner's name and a number, written as one large number: so it leads back to what it names
 * although nothing is stored. Only names of more than twelve letters must have been asked for before.
 *
 * <p>Names that begin in a certain way are the odd cases, see {@link io.creatorfleet.simulator.communities.Standing}.
 */
@NullMarked
package io.creatorfleet.simulator.communities;

import org.jspecify.annotations.NullMarked;
