/**
 * The account at the end of a run: what was accepted, what the simulator says there is to it, and what the database and the
 * bucket hold.
 *
 * <p>It is a witness of its own. It shares no code with the services, takes no service's word, and reads the objects where the
 * S3 server of this machine keeps them rather than through S3.
 */
@NullMarked
package io.creatorfleet.local.chaos.account;

import org.jspecify.annotations.NullMarked;
