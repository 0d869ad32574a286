/**
 * The client commands of {@code deploy/fleet}: a fleet seen and driven over its public API alone.
 *
 * <p>What is about this machine's processes is another program, {@code deploy/local}, which starts more slowly and which
 * this one only lists. Nothing here reads the database, the broker or the bucket, so that it works the same on a fleet far
 * away.
 */
@NullMarked
package io.creatorfleet.cli;

import org.jspecify.annotations.NullMarked;
