/**
 * The servers the fleet stands on, for tests and for one machine: PostgreSQL, RabbitMQ and an S3 server.
 *
 * <p>{@link io.creatorfleet.backing.BackingServices} gives a test class a database, a virtual host and a bucket of its own.
 * {@link io.creatorfleet.backing.PostgresServer}, {@link io.creatorfleet.backing.RabbitNode} and
 * {@link io.creatorfleet.backing.S3Server} are the servers themselves, each in a folder and on ports that its caller chooses.
 */
@NullMarked
package io.creatorfleet.backing;

import org.jspecify.annotations.NullMarked;
