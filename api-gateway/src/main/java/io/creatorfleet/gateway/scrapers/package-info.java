/**
 * The continuous cycles, one a platform: which creators are read again, and when.
 *
 * <p>A creator is due by his own clock, and a refresh is a job like any other, in the background lane. Every gateway
 * plans; the lock on a platform's row makes it one at a time, and a creator who has an open job gets no second. So many
 * refreshes are open at once as keep the platform's budget busy and no more: what waits is a time in the creator's row,
 * which can be reordered. A stop holds up, by a pause, what the refreshes still want to read; it ends nothing, so that a
 * start goes on where they were. To cancel them instead would read again what was read.
 */
@NullMarked
package io.creatorfleet.gateway.scrapers;

import org.jspecify.annotations.NullMarked;
