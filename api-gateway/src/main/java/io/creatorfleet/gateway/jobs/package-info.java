/**
 * Jobs as clients see them: accepted, reported, followed while they run, cancelled, retried.
 *
 * <p>A creator has one open job at a time, kept so by a unique index. Accepting is an insert that does nothing on
 * conflict, else a select in a new statement, else both again: in one statement, two requests that race may both
 * find nothing.
 */
@NullMarked
package io.creatorfleet.gateway.jobs;

import org.jspecify.annotations.NullMarked;
