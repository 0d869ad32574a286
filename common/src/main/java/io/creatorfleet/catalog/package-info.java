/**
 * What the fleet holds: jobs, creators, their content, media and analytics, with a store each.
 *
 * <p>Content and media are keyed by creator and the platform's id, so that no two open jobs share a media row: an item
 * that two accounts publish together is held for each. Sharing rows was the alternative; it makes jobs wait for each
 * other and deletion depend on reference counts.
 */
@NullMarked
package io.creatorfleet.catalog;

import org.jspecify.annotations.NullMarked;
