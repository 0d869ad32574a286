/**
 * The command that migrates the database as its owner and gives each service its rights: {@code migrate}.
 *
 * <p>It is one of the gateway's because each fleet has a gateway. The services could migrate as they start, and do so unless
 * {@code spring.flyway.enabled} is false; then each of them holds a login that may drop every table.
 */
@NullMarked
package io.creatorfleet.gateway.schema;

import org.jspecify.annotations.NullMarked;
