/** What the metrics that come from the ledger cost the database. */
@NullMarked
package io.creatorfleet.bench.scrape;

import org.jspecify.annotations.NullMarked;
