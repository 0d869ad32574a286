/**
 * The gateway's frame: what every answer of the HTTP API has in common, whichever part gives it.
 *
 * <p>A request touches PostgreSQL alone. RabbitMQ, the workers, the platforms and the object store may all be away and
 * no answer changes: what was accepted is a committed row, and the rest of the fleet works from rows.
 */
@NullMarked
package io.creatorfleet.gateway;

import org.jspecify.annotations.NullMarked;
