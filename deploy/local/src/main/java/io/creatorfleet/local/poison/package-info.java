/**
 * An agent that plants poison into a process of the profile worker: a task about a certain name kills the process that runs
 * it. It is a jar of its own, given to the process with {@code -javaagent}; the production code has no such place.
 *
 * <p>Inside that process there is nothing but the JDK to rely on, so nothing here uses more.
 */
@NullMarked
package io.creatorfleet.local.poison;

import org.jspecify.annotations.NullMarked;
