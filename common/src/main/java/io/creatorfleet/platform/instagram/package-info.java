/**
 * Instagram by one source or several, which fill in for each other where that does no harm.
 *
 * <p>Each source has ids of its own for accounts and clips, and no call translates them: the same clip read from two would
 * be two rows, its files copied twice. So a creator stays with the source that gave his id, and another fills in only for
 * accounts that are not held yet. Keying clips by the short code in their address, which all sources show, was the
 * alternative: it changes the keys of everything that is held, of rows and objects alike. Whoever wants a creator to be
 * read from another source says so at the creator, whose rows then begin anew beside the old ones.
 */
@NullMarked
package io.creatorfleet.platform.instagram;

import org.jspecify.annotations.NullMarked;
