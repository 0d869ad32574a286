/** The ledger's accounts, printed and judged: {@code deploy/fleet audit}. */
@NullMarked
package io.creatorfleet.local.audit;

import org.jspecify.annotations.NullMarked;
