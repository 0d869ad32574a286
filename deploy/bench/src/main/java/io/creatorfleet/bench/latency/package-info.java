/** The API's latency in good times and bad. */
@NullMarked
package io.creatorfleet.bench.latency;

import org.jspecify.annotations.NullMarked;
