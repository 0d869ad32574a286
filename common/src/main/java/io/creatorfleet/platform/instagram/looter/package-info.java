/**
 * Instagram through a third party that sells what it reads there: off unless it is named and configured.
 *
 * <p>Its ids are Instagram's own numbers, which the Graph API does not show: those of accounts are kept with a
 * {@code pk_} before them, so that none can be taken for the Graph API's. They are read from texts alone; the same numbers
 * beside them are rounded. A clip is in both of its lists under one id, and so one item.
 */
@NullMarked
package io.creatorfleet.platform.instagram.looter;

import org.jspecify.annotations.NullMarked;
