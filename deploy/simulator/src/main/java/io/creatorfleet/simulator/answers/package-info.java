/** Answers of the APIs that speak plain JSON over HTTP, and how they are sent. */
@NullMarked
package io.creatorfleet.simulator.answers;

import org.jspecify.annotations.NullMarked;
