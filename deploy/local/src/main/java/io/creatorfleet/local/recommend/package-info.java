/**
 * What the gateway recommends for scaling, told in a table and followed on this machine.
 *
 * <p>The gateway reckons in kinds of tasks and this command in services, whose processes run several kinds each: a service
 * needs as many copies as its neediest kind.
 */
@NullMarked
package io.creatorfleet.local.recommend;

import org.jspecify.annotations.NullMarked;
