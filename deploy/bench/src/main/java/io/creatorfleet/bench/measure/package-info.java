/** What is measured of processes, and how it is shown. */
@NullMarked
package io.creatorfleet.bench.measure;

import org.jspecify.annotations.NullMarked;
