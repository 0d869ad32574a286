/**
 * The histories of items and accounts, thinned with age, and the age limits of what is kept besides.
 *
 * <p>Each round goes through a history by the ids it is kept under, a bounded number a step, and the position is a row:
 * one process thins at a time, for a moment, and nothing is read twice in a round. Thinning a creator's history with his
 * analytics was the alternative: it costs a job more the more is held of him, and leaves for ever what no job touches any
 * more.
 */
@NullMarked
package io.creatorfleet.content.history;

import org.jspecify.annotations.NullMarked;
