/** Benchmarks: one question a program, answered by a table that says on which machine and when. */
@NullMarked
package io.creatorfleet.bench;

import org.jspecify.annotations.NullMarked;
