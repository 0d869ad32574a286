/** Creators as they are held: listed, shown, verified. */
@NullMarked
package io.creatorfleet.cli.creators;

import org.jspecify.annotations.NullMarked;
