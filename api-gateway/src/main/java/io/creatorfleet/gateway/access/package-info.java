/**
 * Who may use the API: keys with a role, what each handler is open to, how often it may be called, and what operators did.
 *
 * <p>A request passes two places. {@link io.creatorfleet.gateway.access.AccessFilter} finds out who it comes from, before a
 * byte of its body is read. {@link io.creatorfleet.gateway.access.AccessInterceptor} stands before the handler that was
 * found for it and asks whom that is open to: each handler says so with {@link io.creatorfleet.gateway.access.OpenTo}, one that
 * does not keeps the gateway from starting. No rule speaks of addresses, so no spelling of an address gets around one.
 *
 * <p>A key is 192 random bits and kept as its SHA-256: nobody finds it by trying, so a slow digest would protect nothing
 * and cost every request. Each gateway reads the valid keys every two seconds and knows requests without the database; while
 * that is away, the keys it knew stay valid, to reach handlers that can do nothing without it either. A stream of events
 * that is open when its key is revoked goes on to its end. Rates are counted by each gateway for itself: a key may make as
 * many times its rate as there are gateways, which no table of the database has to be asked for. Keys are created and
 * revoked by who holds the database's password, by a command: no request does it, so no stolen key makes another.
 *
 * <p>What an operator is about to change is a row before it is done, and its outcome another row after; without the first
 * nothing is done. The tables take no change, which a trigger holds even against their owner.
 *
 * <p>Spring Security was considered and is not here. Of it, this would use one filter and one check, set up by more lines
 * than they have; its chain of filters, contexts and voters costs start-up time and memory on a small host, and its rules are
 * by address, which is what is avoided here. The price: who wants logins, sessions or OAuth has to bring it in then.
 */
@NullMarked
package io.creatorfleet.gateway.access;

import org.jspecify.annotations.NullMarked;
