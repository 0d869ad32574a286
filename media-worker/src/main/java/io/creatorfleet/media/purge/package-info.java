/**
 * Deletes creators, with their rows and objects, and proves it.
 *
 * <p>The bucket is outside the ledger's fence, so the order is: nothing new can start while the task is open, all other
 * work of the creator is cancelled, copies that may still be between their last byte and their end are waited for, then the
 * objects go until none is listed any more, and last the rows, in the transaction that ends the task. Killed at any point,
 * the next run does what is left.
 */
@NullMarked
package io.creatorfleet.media.purge;

import org.jspecify.annotations.NullMarked;
