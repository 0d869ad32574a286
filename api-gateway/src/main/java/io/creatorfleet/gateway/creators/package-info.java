/**
 * What is held of creators: listed, shown, curated, and compared with what the object store has.
 *
 * <p>Lists are read by key and never by offset, so that rows written meanwhile neither repeat nor hide an entry. Links
 * to media are built when reading, from the object's key and the configured address: a changed domain changes no row.
 */
@NullMarked
package io.creatorfleet.gateway.creators;

import org.jspecify.annotations.NullMarked;
