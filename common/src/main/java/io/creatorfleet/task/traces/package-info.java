/**
 * Traces over all processes of the fleet, sent to a collector if one is named, and otherwise not there at all.
 *
 * <p>A job is one trace, from the request that asked for it to its last stored object: the ledger carries it from a task
 * to those that follow, so that it survives RabbitMQ, retries and restarts as they do. What asks for many jobs is linked
 * to the trace of each and not part of it: a batch of a thousand creators would be one trace of a quarter of a million spans,
 * which nothing can show.
 *
 * <p>Spans are made here and by those who call something over the network, by hand. Observations, which Spring makes of the
 * same, would time everything twice, and write addresses with secrets of ours into their spans.
 */
@NullMarked
package io.creatorfleet.task.traces;

import org.jspecify.annotations.NullMarked;
