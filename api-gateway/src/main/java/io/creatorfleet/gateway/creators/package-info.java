/**
 * What is held of creators: listed, shown, curated, and compared with what the object store has.
 *
 * <p>Lists are read by key and never by offset: a cursor is the sort value and the id of the last entry given, and the
 * next part begins after it. Whatever is written meanwhile, an entry that is not itself changed is given exactly once. One
 * whose sort value changes has moved to where the new value belongs: it may be given again, or not at all, and a client that
 * must see all reads in an order whose values do not change: creators as added, content as published.
 *
 * <p>What a platform took down is in no list, and its history is gone (410): its row stays only so that it is not taken
 * for new, without what it said. Who must know of a removal sees it there.
 *
 * <p>One handler serves accounts, communities and users: they differ in their addresses and in how their names are held,
 * which {@link io.creatorfleet.gateway.creators.CreatorKind} knows. Links to media are built when reading, from the object's
 * key and the configured address: a changed domain changes no row.
 */
@NullMarked
package io.creatorfleet.gateway.creators;

import org.jspecify.annotations.NullMarked;
