/** Jobs: opened by adding creators, listed, and watched by their events while they run. */
@NullMarked
package io.creatorfleet.cli.jobs;

import org.jspecify.annotations.NullMarked;
