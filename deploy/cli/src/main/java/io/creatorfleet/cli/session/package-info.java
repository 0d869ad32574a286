/** What all commands share: which fleet they are about, with which key, how they print, and what their exit codes say. */
@NullMarked
package io.creatorfleet.cli.session;

import org.jspecify.annotations.NullMarked;
