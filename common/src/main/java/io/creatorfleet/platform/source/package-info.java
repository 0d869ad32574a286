/** What adapters share: calls with bounds, and documents that are read field by field. */
@NullMarked
package io.creatorfleet.platform.source;

import org.jspecify.annotations.NullMarked;
