/**
 * The end of what is finished: jobs, with their tasks and the failures of those, are deleted some time after they ended.
 *
 * <p>A round goes through the ended jobs in the order in which they ended, a bounded number of rows a step, and how far it
 * has come is a row: one gateway deletes at a time, for a moment, and rows that are kept are not looked at again and again.
 * Partitions by time, to be dropped whole, lost: a task would need its job's end in its key, and one dead task that nobody
 * has decided about would keep a month.
 */
@NullMarked
package io.creatorfleet.gateway.retention;

import org.jspecify.annotations.NullMarked;
