/** The platforms creators publish on: one narrow SPI, an adapter per source, and the budget of calls they share. */
@NullMarked
package io.creatorfleet.platform;

import org.jspecify.annotations.NullMarked;
