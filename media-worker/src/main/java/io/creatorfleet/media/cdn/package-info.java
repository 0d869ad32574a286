/** The platforms' CDNs: which links are called, and what comes from them. */
@NullMarked
package io.creatorfleet.media.cdn;

import org.jspecify.annotations.NullMarked;
