/**
 * A third party that sells what it takes from Instagram, below {@code /looter}: {@code /looter/profile?username=},
 * {@code /looter/reels?id=} and {@code /looter/user-feeds?id=}.
 *
 * <p>It shows the same accounts, items and files as {@code graph}, in another shape: the id of an account is the Graph
 * API's {@code ig_id}, that of an item is its short code as a number, followed by the account's. Its two lists are paged in
 * two ways, and a short page is not the end of either.
 */
@NullMarked
package io.creatorfleet.simulator.looter;

import org.jspecify.annotations.NullMarked;
