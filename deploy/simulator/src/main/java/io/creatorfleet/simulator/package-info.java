/**
 * A stand-in for the platforms the fleet reads from: their API, their CDN and their bad days.
 *
 * <p>Each platform is a package of its own: {@code graph} is Instagram's API and {@code looter} a third party's for the
 * same, on top of {@code creators}, which knows who exists and what they have posted, and {@code cdn}, which serves the
 * files; {@code reddit} is on top of {@code communities} and {@code redditcdn} in the same way. {@code conditions} holds
 * the clock and the faults that are switched on, {@code answers} sends. Nothing is stored: whatever is asked for is computed from the name asked for, so
 * ten thousand creators cost as much memory as one, and a restart changes nothing but the counters.
 *
 * <p>It shares no code with the fleet. Two readings of the published shapes disagree when one of them is wrong; one
 * reading used twice cannot.
 */
@NullMarked
package io.creatorfleet.simulator;

import org.jspecify.annotations.NullMarked;
