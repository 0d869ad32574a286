package io.creatorfleet.content;

import io.creatorfleet.catalog.PagePayload;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a page.
 *
 * @param walk the job whose quota its items count towards; null: they count towards none
 * @param topOfWeek whether it is the ranking of the week
 * @param at one moment for all that is written of it, by the database's clock
 */
public record Reading(PagePayload page, @Nullable UUID walk, boolean topOfWeek, OffsetDateTime at) {}
