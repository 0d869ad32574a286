package io.creatorfleet.bench.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of items.
 *
 * @param next where the next page begins; null after the last
 */
record Page(List<Item> items, @Nullable String next) {}
