/**
 * The profile worker: looks accounts up and keeps what they say of themselves.
 *
 * <p>A creator is known by the platform's id. Names change hands, so a renamed account is the same creator under another
 * name, and a known value is only ever replaced by a known one. Who had a name before and is not found by it any more stays
 * as he was, unavailable: his rows are his, and the platform shows nobody by id.
 */
@NullMarked
package io.creatorfleet.profile;

import org.jspecify.annotations.NullMarked;
