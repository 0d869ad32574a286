/** What an operator does about dead tasks: see what they died of, bring them back, or put them aside. */
@NullMarked
package io.creatorfleet.gateway.dead;

import org.jspecify.annotations.NullMarked;
