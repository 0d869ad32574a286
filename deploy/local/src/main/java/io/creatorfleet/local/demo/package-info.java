/** The demonstration: creators are added as a client would, watched to their end, and what is held is verified. */
@NullMarked
package io.creatorfleet.local.demo;

import org.jspecify.annotations.NullMarked;
