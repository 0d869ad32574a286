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
 *
 * <p>Small tasks are claimed and settled in groups, which may be of several jobs: with twenty jobs at once a group of one
 * job held 1.6 tasks. Their jobs' rows are locked after all else and by ascending id, so that the one order of locks
 * stands. What handlers ask about one task each goes in groups, too, which wait for nobody: the first question is asked at
 * once, and those that come until it is answered are the next.
 *
 * <p>An isolated task runs in a child process of the worker that claimed it, which sees how the child ends. In the
 * worker itself it could end that and all it runs, and nobody would be left to say whether the task did it or an
 * operator: only a witness can bury it and be right. A task once isolated stays so until it is finished or replayed,
 * also after a lapse or a verdict that brings it back: set free by either, a poison that is throttled now and then
 * would cost two more workers each time. To stay costs an innocent task the start of a process.
 */
@NullMarked
package io.creatorfleet.task;

import org.jspecify.annotations.NullMarked;
