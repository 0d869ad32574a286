/**
 * The levers behind the scenes: what tests and demonstrations use to look at the simulated world and to spoil it.
 *
 * <ul>
 *   <li>{@code GET /control/state}: calls by outcome and by account, bytes sent, faults, usage, time, renamed and
 *       deleted accounts; {@code DELETE /control/state} sets the counts back
 *   <li>{@code POST /control/faults}: switches on one of the
 *       {@linkplain io.creatorfleet.simulator.conditions.FaultKind kinds of fault}, for all accounts or for one
 *       ({@code target}), for every call, a share of them ({@code probability}) or the next so many ({@code times})
 *   <li>{@code DELETE /control/faults} switches off all of them, {@code DELETE /control/faults/LATENCY} one kind
 *   <li>{@code PUT /control/usage} sets what is used up of the hour's calls, in {@code percent}
 *   <li>{@code POST /control/rename} gives the account {@code from} the name {@code to}
 *   <li>{@code POST /control/delete} takes the account {@code username} and its files away
 *   <li>{@code POST /control/grow} lets an account post so many {@code items} at once, {@code POST /control/scale}
 *       multiplies its counts by a {@code factor}
 *   <li>{@code GET /control/calls} tells how many calls came within any {@code window}, by platform
 *   <li>{@code GET /control/reddit}: tokens issued and calls used; {@code POST /control/reddit/revoke} revokes all tokens,
 *       {@code PUT /control/reddit/used} sets the calls, {@code POST /control/reddit/remove} takes a post down
 *   <li>{@code POST /control/clock} puts the clock forward by {@code advance}, for example {@code PT24H}
 *   <li>{@code GET /control/truth/nasa}: what a client that has walked the account must hold, its newest 90 {@code reels}
 *       and 30 {@code posts}, with size and SHA-256 of every file; {@code /control/truth/r/space} and
 *       {@code /control/truth/u/spez} for Reddit
 * </ul>
 */
@NullMarked
package io.creatorfleet.simulator.control;

import org.jspecify.annotations.NullMarked;
