/**
 * Whether the console is quick where much is held: its pages in a Chromium, on a gateway whose ledger is made up.
 *
 * <p>Chromium is spoken to in its own protocol over one WebSocket a tab. The library that the tests of the console drive it with
 * brings a runtime of a hundred megabytes, which the benchmarks' jar would then hold.
 */
@NullMarked
package io.creatorfleet.bench.console;

import org.jspecify.annotations.NullMarked;
