/**
 * What commands print, and how: tables, bars, numbers as people read them, texts of strangers made harmless.
 *
 * <p>On a terminal there are colours and lines that are rewritten; elsewhere there are plain lines alone. The starter
 * script says which it is: only it can ask for the width without another process.
 */
@NullMarked
package io.creatorfleet.cli.output;

import org.jspecify.annotations.NullMarked;
