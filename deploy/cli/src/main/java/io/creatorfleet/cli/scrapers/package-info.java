/** The continuous cycles of the platforms. */
@NullMarked
package io.creatorfleet.cli.scrapers;

import org.jspecify.annotations.NullMarked;
