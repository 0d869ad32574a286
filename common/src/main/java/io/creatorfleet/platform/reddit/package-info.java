/**
 * Reddit through its OAuth API: communities and users by name, and what is submitted there.
 *
 * <p>One access token serves the whole fleet: it is kept in the database and renewed by one process for all, because each
 * process with its own would ask for hundreds a day of a host that throttles without telling its limits. A post that was
 * taken down comes with the word for who did it and with nothing else of what it held, so that nothing of it can be kept;
 * the alternative, to hand it on and trust every reader to forget it, breaks the platform's terms at the first oversight.
 */
@NullMarked
package io.creatorfleet.platform.reddit;

import org.jspecify.annotations.NullMarked;
