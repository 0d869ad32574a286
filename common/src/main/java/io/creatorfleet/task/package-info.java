/**
 * The ledger of tasks and the runner that works it off: every unit of work is a row, RabbitMQ carries its number.
 *
 * <p>Stage results, completion and follow-ups commit in one transaction, and a verdict is valid for one claim only,
 * because a message broker can neither lose work it never held nor repeat work whose row says it is done. Reading
 * meaning into broker facts (redelivered, delivery count, ready count) lost: each of them buried healthy tasks in a
 * model of this design.
 *
 * <p>QUEUED rows are counted when a queue is dispatched, through a partial index over at most one window of rows,
 * rather than kept as a counter in the queue row: a counter would make every claim wait for the row lock that the
 * dispatcher holds.
 */
@NullMarked
package io.creatorfleet.task;

import org.jspecify.annotations.NullMarked;
