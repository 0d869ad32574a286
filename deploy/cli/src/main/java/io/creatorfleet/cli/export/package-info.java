/** What is held, as a file for spreadsheets and programs. */
@NullMarked
package io.creatorfleet.cli.export;

import org.jspecify.annotations.NullMarked;
