/** What the services need of a host when each runs in its container. */
@NullMarked
package io.creatorfleet.bench.containers;

import org.jspecify.annotations.NullMarked;
