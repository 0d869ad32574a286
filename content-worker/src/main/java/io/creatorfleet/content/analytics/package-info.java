/**
 * A creator's metrics, computed in SQL from the rows held, one row of {@code analytics} each.
 *
 * <p>Every metric is a column: null where it is unknown, never 0. Its {@code n}, the items it rests on, stands under its
 * name in the object {@code n}; of growth that is 1 with a snapshot old enough, of a percentile the peers. {@code coverage}
 * is what the last walk that ended holds by what it was to hold, at most 1, null before any. Amounts keep 2 digits, ratios and
 * fractions ({@code _rate}) 6. A row says by which formulas and when it was computed. The next computation replaces it,
 * whatever its formulas were: all that they need is kept, so that numbers of old formulas are worth nothing beside the
 * new ones.
 *
 * <p>Growth counts back from the last reading of the followers, the newest snapshot that knows them. Counted back from
 * now, a figure of last week would be compared with itself, and what is unknown be shown as 0.
 *
 * <p>An item is a row of {@code content}: once for a creator and an id of the platform, in however many feeds and walks it was
 * seen. What was taken down counts no more; a crosspost is an item of its own, since people vote on it anew. Where pinned
 * items are known they are left out of {@code posts_per_week} and {@code consistency}, since an old one would lie
 * alone before all others. Modes are the least of equals, weekdays those of ISO 8601. The interval of
 * {@code mean_engagement} is the normal one at 95 %, by the standard deviation of the sample. A percentile is the share
 * of the others of his platform, kind, band and niche that have a lower engagement rate, each as last computed; without
 * a niche he has no peers. A user's score is that of what he submitted, a community's that of its newest ranking of the
 * week: one that is empty or fails marks no item, so that the last good one stays, with its time.
 *
 * <p>The formulas are named texts that are put together into one statement, because they change with the code that says
 * their version. A view would need a migration for each change, and could not be told the settings.
 */
@NullMarked
package io.creatorfleet.content.analytics;

import org.jspecify.annotations.NullMarked;
