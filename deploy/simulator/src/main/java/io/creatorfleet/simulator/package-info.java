/**
 * A stand-in for the platforms the fleet reads from: their API, their CDN and their bad days.
 *
 * <p>Each platform is a package of its own ({@code graph} is Instagram's) on top of {@code creators}, which knows who
 * exists and what they have posted, {@code cdn}, which serves the files, and {@code conditions}, which holds the clock
 * and the faults that are switched on. Nothing is stored: whatever is asked for is computed from the name asked for, so
 * ten thousand creators cost as much memory as one, and a restart changes nothing but the counters.
 *
 * <p>It shares no code with the fleet. Two readings of the published shapes disagree when one of them is wrong; one
 * reading used twice cannot.
 */
@NullMarked
package io.creatorfleet.simulator;

import org.jspecify.annotations.NullMarked;
