/** The recomputation of all analytics, for when a formula has changed or peers are to be compared anew. */
@NullMarked
package io.creatorfleet.gateway.analytics;

import org.jspecify.annotations.NullMarked;
