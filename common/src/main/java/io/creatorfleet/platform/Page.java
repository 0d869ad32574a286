package io.creatorfleet.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a feed.
 *
 * @param items newest first; possibly none
 * @param next the cursor of the following page; null is the one sign of the end
 * @param unreadable what could not be understood: the others of the page are here all the same
 */
public record Page(List<Item> items, @Nullable String next, List<Unreadable> unreadable) {}
